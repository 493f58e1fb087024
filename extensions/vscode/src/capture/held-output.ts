import { maySayFailure } from "./looks-like-failure.ts";

/** What a command printed before it is known whether anybody is to read it. */
export interface HeldOutput {
  push(text: string): void;
  /** The newest text, and whether older was let go. */
  take(): { text: string; isCut: boolean };
  /** True once a chunk told of a failure. */
  readonly isSuspicious: boolean;
  /** True when older text is about to be let go. */
  readonly isFull: boolean;
}

/** Holds at most `limit` UTF-16 units, the newest, cut at a line. */
export function holdOutput(limit: number): HeldOutput {
  let chunks: string[] = [];
  let length = 0;
  let isCut = false;
  let isSuspicious = false;
  return {
    push(text) {
      isSuspicious ||= maySayFailure(text);
      chunks.push(text);
      length += text.length;
      if (length <= 2 * limit) return;
      const kept = newest(chunks.join(""), limit);
      chunks = [kept];
      length = kept.length;
      isCut = true;
    },
    take() {
      const all = chunks.join("");
      const text = all.length > limit ? newest(all, limit) : all;
      const taken = { text, isCut: isCut || text.length < all.length };
      chunks = [];
      length = 0;
      return taken;
    },
    get isSuspicious() {
      return isSuspicious;
    },
    get isFull() {
      return length > limit;
    },
  };
}

function newest(text: string, limit: number): string {
  const start = text.length - limit;
  const line = text.indexOf("\n", start);
  return text.slice(line === -1 ? start : line + 1);
}
