import type OpenAI from "openai";
import { failed, type Completion, type ModelRequest, type StreamPart, type Usage } from "../provider.ts";
import { withoutThoughts } from "../without-thoughts.ts";
import { adapted, chatBody, quirksIn, type Quirks } from "./chat-body.ts";
import { readChunk } from "./chat-chunk.ts";
import { chatEvents } from "./chat-events.ts";

interface Gathered {
  text: string;
  refusal: string;
  finish: string | undefined;
  usage: Usage;
  model: string;
}

const WEB_PAGE = "a web page came instead of an answer; is ai.base_url the address of the interface?";
const NO_USAGE: Usage = { input: 0, cached: 0, written: 0, output: 0 };

/**
 * Asks by chat completions, which Azure, OpenRouter, Ollama, llama.cpp, vLLM and LM Studio speak. What a server says that it
 * does not take is left out, from then on.
 */
export async function* streamChat(
  client: OpenAI,
  { model, quirks }: { model: string; quirks: Quirks },
  request: ModelRequest,
): AsyncGenerator<StreamPart> {
  const { signal } = request;
  const response = await ask(client, { model, quirks }, request);
  const answer = await chatEvents(response, client, signal);
  if (answer === undefined) {
    yield { kind: "end", completion: failed("unreadable", `openai/${model}: ${WEB_PAGE}`) };
    return;
  }
  const gathered: Gathered = { text: "", refusal: "", finish: undefined, usage: NO_USAGE, model };
  for await (const event of answer.events) {
    const chunk = readChunk(event);
    gathered.text += chunk.text;
    gathered.refusal += chunk.refusal;
    gathered.finish = chunk.finish ?? gathered.finish;
    gathered.usage = chunk.usage ?? gathered.usage;
    if (chunk.model !== "") gathered.model = chunk.model;
    if (chunk.text !== "") yield { kind: "text", text: chunk.text };
  }
  if (signal?.aborted === true) return;
  const finish = gathered.finish ?? (answer.isDone() ? "stop" : undefined);
  yield { kind: "end", completion: readGathered({ ...gathered, finish }) };
}

/** The answer as it comes. A request is sent again where the server names what of it it does not take. */
async function ask(
  client: OpenAI,
  { model, quirks }: { model: string; quirks: Quirks },
  request: ModelRequest,
): Promise<Response> {
  const { signal } = request;
  const options = signal === undefined ? {} : { signal };
  for (;;) {
    try {
      const body = adapted(chatBody(model, request), quirks);
      return await client.chat.completions.create(body, options).asResponse();
    } catch (error) {
      const message = isRefusedRequest(error) ? error.message : "";
      const fresh = quirksIn(message, quirks);
      if (fresh.length === 0) throw error;
      for (const quirk of fresh) quirks.add(quirk);
    }
  }
}

/** 400 and 422 name what is wrong with a request; templates of models fail with 500. */
function isRefusedRequest(error: unknown): error is Error {
  return error instanceof Error && "status" in error && [400, 422, 500, 501].includes(Number(error.status));
}

function readGathered({ text: said, refusal, finish, usage, model }: Gathered): Completion {
  const name = `openai/${model}`;
  const text = withoutThoughts(said);
  if (refusal !== "" || finish === "content_filter")
    return failed("refused", `${name}: the model refused to answer`, { usage });
  if (finish === undefined) return failed("truncated", `${name}: the answer broke off`, { usage });
  if (/length|max_?tokens/i.test(finish))
    return failed("truncated", `${name}: the answer is longer than allowed`, { usage });
  if (finish === "error") return failed("unavailable", `${name}: the server broke off its answer`, { usage });
  if (text.trim() === "") {
    const why = /tool|function/i.test(finish) ? "called a tool instead of answering" : "answered nothing";
    return failed("unreadable", `${name}: it ${why}`, { usage });
  }
  return { ok: true, reply: { text, usage, model } };
}
