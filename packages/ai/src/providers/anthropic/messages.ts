import type Anthropic from "@anthropic-ai/sdk";
import { failed, type Completion, type ModelRequest, type StreamPart, type Usage } from "../provider.ts";
import { withoutThoughts } from "../without-thoughts.ts";

type Body = Anthropic.MessageCreateParamsStreaming;

interface Gathered {
  text: string;
  stop: Anthropic.StopReason | null;
  usage: Usage;
  model: string;
}

/** Asks by Anthropic's Messages; what stays the same between requests is marked to be kept there for minutes. */
export async function* streamMessages(
  client: Anthropic,
  model: string,
  request: ModelRequest,
): AsyncGenerator<StreamPart> {
  const { signal } = request;
  const events = await client.messages.create(bodyOf(model, request), signal === undefined ? {} : { signal });
  const gathered: Gathered = {
    text: "",
    stop: null,
    usage: { input: 0, cached: 0, written: 0, output: 0 },
    model,
  };
  for await (const event of events) {
    if (event.type === "message_start") {
      gathered.model = event.message.model;
      gathered.usage = usageOf(event.message.usage);
    } else if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
      gathered.text += event.delta.text;
      yield { kind: "text", text: event.delta.text };
    } else if (event.type === "message_delta") {
      gathered.stop = event.delta.stop_reason;
      gathered.usage = { ...gathered.usage, output: countOf(event.usage?.output_tokens) };
    } else if (event.type === "message_stop") {
      yield { kind: "end", completion: readGathered(gathered) };
    }
  }
}

function bodyOf(model: string, { system, turns, maxOutputTokens, temperature, form }: ModelRequest): Body {
  return {
    model,
    system: [{ type: "text", text: system, cache_control: { type: "ephemeral" } }],
    messages: turns.map(({ role, text }) => ({ role, content: text })),
    max_tokens: maxOutputTokens,
    stream: true,
    ...(temperature === undefined ? {} : { temperature }),
    ...(form === undefined
      ? {}
      : { output_config: { format: { type: "json_schema", schema: { ...form.schema } } } }),
  };
}

function readGathered({ text, stop, usage, model }: Gathered): Completion {
  const name = `anthropic/${model}`;
  if (stop === "refusal") return failed("refused", `${name}: the model refused to answer`, { usage });
  if (stop === "max_tokens" || stop === "model_context_window_exceeded")
    return failed("truncated", `${name}: the answer is longer than allowed`, { usage });
  if (text.trim() === "") return failed("unreadable", `${name}: it answered nothing`, { usage });
  return { ok: true, reply: { text: withoutThoughts(text), usage, model } };
}

/** Servers that only speak as Anthropic does leave out what they do not know. */
function countOf(tokens: number | null | undefined): number {
  return typeof tokens === "number" && tokens > 0 ? tokens : 0;
}

/** Anthropic counts what it kept beside the input; here it is a part of it. */
function usageOf(usage: Anthropic.Usage | undefined): Usage {
  const cached = countOf(usage?.cache_read_input_tokens);
  const written = countOf(usage?.cache_creation_input_tokens);
  const input = countOf(usage?.input_tokens) + cached + written;
  return { input, cached, written, output: countOf(usage?.output_tokens) };
}
