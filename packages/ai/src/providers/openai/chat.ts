import type OpenAI from "openai";
import { failed, type Completion, type ModelRequest, type StreamPart, type Usage } from "../provider.ts";

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;

interface Gathered {
  text: string;
  refusal: string;
  finish: Chunk["choices"][number]["finish_reason"];
  usage: Usage;
  model: string;
}

const NO_USAGE: Usage = { input: 0, cached: 0, written: 0, output: 0 };

/** Asks by chat completions, which Azure, OpenRouter, Ollama, llama.cpp, vLLM and LM Studio speak. */
export async function* streamChat(
  client: OpenAI,
  model: string,
  { system, turns, maxOutputTokens, temperature, signal }: ModelRequest,
): AsyncGenerator<StreamPart> {
  const chunks = await client.chat.completions.create(
    {
      model,
      messages: [
        { role: "system", content: system },
        ...turns.map(({ role, text }) => ({ role, content: text })),
      ],
      max_tokens: maxOutputTokens,
      stream: true,
      stream_options: { include_usage: true },
      ...(temperature === undefined ? {} : { temperature }),
    },
    signal === undefined ? {} : { signal },
  );
  const gathered: Gathered = { text: "", refusal: "", finish: null, usage: NO_USAGE, model };
  for await (const chunk of chunks) {
    const [choice] = chunk.choices;
    const text = choice?.delta.content ?? "";
    gathered.text += text;
    gathered.refusal += choice?.delta.refusal ?? "";
    gathered.finish = choice?.finish_reason ?? gathered.finish;
    gathered.model = chunk.model === "" ? model : chunk.model;
    if (chunk.usage) gathered.usage = usageOf(chunk.usage);
    if (text !== "") yield { kind: "text", text };
  }
  yield { kind: "end", completion: readGathered(gathered) };
}

function readGathered({ text, refusal, finish, usage, model }: Gathered): Completion {
  const name = `openai/${model}`;
  if (refusal !== "" || finish === "content_filter")
    return failed("refused", `${name}: the model refused to answer`, { usage });
  if (finish === "length")
    return failed("truncated", `${name}: the answer is longer than allowed`, { usage });
  if (finish === null) return failed("truncated", `${name}: the answer broke off`, { usage });
  return { ok: true, reply: { text, usage, model } };
}

function usageOf(usage: OpenAI.CompletionUsage): Usage {
  return {
    input: usage.prompt_tokens,
    output: usage.completion_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    written: 0,
  };
}
