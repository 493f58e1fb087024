import type { MaskedLine } from "./masked-line.ts";

const KEYS: ReadonlySet<string> = new Set(["msg", "message"]);
const EQUALS = 0x3d;
const LONGEST_KEY = 7;

/** Whether the quote at a place opens the message of a record: `msg="server 7 is up"`. Its words are read as those of any line. */
export function opensMessage({ text, count, starts, ends }: MaskedLine, at: number): boolean {
  const key = count - 2;
  if (key < 0 || text.charCodeAt(at - 1) !== EQUALS || ends[key] !== at - 1) return false;
  const start = starts[key] ?? 0;
  return at - 1 - start <= LONGEST_KEY && KEYS.has(text.slice(start, at - 1));
}

/** Where the quote that closes such a message stands; the end where none does. */
export function endOfMessage(text: string, at: number, end: number): number {
  for (
    let place = text.indexOf('"', at + 1);
    place !== -1 && place < end;
    place = text.indexOf('"', place + 1)
  )
    if (text.charAt(place - 1) !== "\\") return place;
  return end;
}
