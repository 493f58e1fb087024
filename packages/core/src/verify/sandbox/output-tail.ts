import { StringDecoder } from "node:string_decoder";

/** The last of what a command prints, from several streams in the order it came. */
export interface OutputTail {
  /** The listener for one stream's chunks; a character split between chunks is put together again. */
  push(stream: string): (chunk: Buffer) => void;
  /** At most the last `limit` characters. */
  end(): string;
}

const MAXIMUM_LENGTH = 1024 * 1024;

/** Keeps at most `limit` UTF-16 units and hands on everything as it comes. */
export function createOutputTail(
  onOutput: ((text: string) => void) | undefined,
  limit: number = MAXIMUM_LENGTH,
): OutputTail {
  const decoders = new Map<string, StringDecoder>();
  let kept: string[] = [];
  let length = 0;

  function add(text: string): void {
    if (text === "") return;
    onOutput?.(text);
    kept.push(text);
    length += text.length;
    if (length > 2 * limit) shorten();
  }

  function shorten(): string {
    const last = kept.join("").slice(-limit);
    kept = [last];
    length = last.length;
    return last;
  }

  return {
    push(stream) {
      const decoder = new StringDecoder("utf8");
      decoders.set(stream, decoder);
      return (chunk) => add(decoder.write(chunk));
    },
    end() {
      for (const decoder of decoders.values()) add(decoder.end());
      return shorten();
    },
  };
}
