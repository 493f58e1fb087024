import { logUnreadable } from "./log-unreadable.ts";

/** The bytes of a stream, which may give text, too. Throws `log-unreadable`. */
export async function* readChunks(
  source: string,
  stream: AsyncIterable<unknown>,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) {
      if (chunk instanceof Uint8Array) yield chunk;
      else if (typeof chunk === "string") yield Buffer.from(chunk);
    }
  } catch (cause) {
    throw logUnreadable(`cannot read ${source}`, cause);
  }
}
