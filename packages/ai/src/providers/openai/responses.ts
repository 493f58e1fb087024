import type OpenAI from "openai";
import { failed, type Completion, type ModelRequest, type StreamPart, type Usage } from "../provider.ts";

type Body = OpenAI.Responses.ResponseCreateParamsStreaming;

/** Asks by OpenAI's Responses. Nothing is stored there: `store` is false. */
export async function* streamResponses(
  client: OpenAI,
  model: string,
  request: ModelRequest,
): AsyncGenerator<StreamPart> {
  const { signal } = request;
  const events = await client.responses.create(
    bodyOf(model, request),
    signal === undefined ? {} : { signal },
  );
  for await (const event of events) {
    if (event.type === "response.output_text.delta") yield { kind: "text", text: event.delta };
    else if (
      event.type === "response.completed" ||
      event.type === "response.incomplete" ||
      event.type === "response.failed"
    )
      yield { kind: "end", completion: readResponse(event.response) };
  }
}

function bodyOf(model: string, { system, turns, maxOutputTokens, temperature, form }: ModelRequest): Body {
  return {
    model,
    instructions: system,
    input: turns.map(({ role, text }) => ({ role, content: text })),
    max_output_tokens: maxOutputTokens,
    store: false,
    stream: true,
    ...(temperature === undefined ? {} : { temperature }),
    ...(form === undefined
      ? {}
      : {
          text: {
            format: { type: "json_schema", name: form.name, schema: { ...form.schema }, strict: true },
          },
        }),
  };
}

function readResponse({
  output,
  status,
  incomplete_details,
  error,
  usage,
  model,
}: OpenAI.Responses.Response): Completion {
  const used = { usage: usageOf(usage) };
  const parts = output.flatMap((item) => (item.type === "message" ? item.content : []));
  if (status === "failed")
    return failed("unavailable", `openai/${model}: it failed (${error?.code ?? "unknown"})`, used);
  const isFiltered = incomplete_details?.reason === "content_filter";
  if (isFiltered || parts.some(({ type }) => type === "refusal"))
    return failed("refused", `openai/${model}: the model refused to answer`, used);
  if (status === "incomplete")
    return failed("truncated", `openai/${model}: the answer is longer than allowed`, used);
  const text = parts.map((part) => (part.type === "output_text" ? part.text : "")).join("");
  return { ok: true, reply: { text, usage: used.usage, model } };
}

function usageOf(usage: OpenAI.Responses.ResponseUsage | undefined): Usage {
  const { input_tokens: input = 0, output_tokens: output = 0, input_tokens_details: details } = usage ?? {};
  return { input, output, cached: details?.cached_tokens ?? 0, written: details?.cache_write_tokens ?? 0 };
}
