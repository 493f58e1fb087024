import type OpenAI from "openai";

const MOST_CHARACTERS = 8 * 1024 * 1024;
const DONE = "[DONE]";
const TAIL = 64;

/** The pieces of an answer, and whether the server said that it was the last one. */
export interface ChatEvents {
  events: AsyncIterable<unknown>;
  isDone(): boolean;
}

/**
 * Reads the body of an answer whatever its server calls it: a stream of events, or one JSON object from servers that do not
 * stream; undefined for a web page.
 */
export async function chatEvents(
  response: Response,
  client: OpenAI,
  signal: AbortSignal | undefined,
): Promise<ChatEvents | undefined> {
  const chunks = chunksOf(response);
  const first = await firstOf(chunks);
  const [mark = ""] = first.trimStart();
  if (mark === "<") return undefined;
  if (mark === "{") return { events: wholeOf(first, chunks), isDone: () => true };
  return streamOf(first, chunks, { client, signal, headers: response.headers });
}

async function* chunksOf({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** All up to the first character that says something. */
async function firstOf(chunks: AsyncGenerator<string>): Promise<string> {
  let text = "";
  while (text.trim() === "") {
    const { done, value } = await chunks.next();
    if (done === true) break;
    text += value;
  }
  return text;
}

async function* wholeOf(first: string, chunks: AsyncGenerator<string>): AsyncGenerator {
  let text = first;
  for await (const chunk of chunks) if (text.length < MOST_CHARACTERS) text += chunk;
  const value: unknown = JSON.parse(text);
  yield value;
}

async function streamOf(
  first: string,
  chunks: AsyncGenerator<string>,
  { client, signal, headers }: { client: OpenAI; signal: AbortSignal | undefined; headers: Headers },
): Promise<ChatEvents> {
  const { Stream } = await import("openai/streaming");
  const encoder = new TextEncoder();
  let tail = first.slice(-TAIL);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) {
        controller.close();
        return;
      }
      tail = (tail + value).slice(-TAIL);
      controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
  const controller = new AbortController();
  signal?.addEventListener("abort", () => controller.abort(), { once: true });
  const events = Stream.fromSSEResponse<unknown>(new Response(body, { headers }), controller, client);
  return { events, isDone: () => tail.includes(DONE) };
}
