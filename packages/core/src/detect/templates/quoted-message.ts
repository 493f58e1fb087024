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

const RECORD = /(?:msg|message)=/y;
const BARE_VALUE = /[^\s"]+/y;
const NEXT_PAIR = / [\w.-]{1,60}=/y;

/**
 * Where the message of a record ends that begins with it and goes on with other pairs, `msg="is up" port=80`: these come and go
 * with what is known. The given end where a text is nothing like that.
 */
export function endOfRecord(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) !== 0x6d) return end;
  RECORD.lastIndex = start;
  if (!RECORD.test(text)) return end;
  const value = RECORD.lastIndex;
  let stop = end;
  if (text.charCodeAt(value) === 0x22) stop = endOfMessage(text, value, end) + 1;
  else {
    BARE_VALUE.lastIndex = value;
    if (BARE_VALUE.test(text)) stop = BARE_VALUE.lastIndex;
  }
  NEXT_PAIR.lastIndex = stop;
  return stop < end && NEXT_PAIR.test(text) ? stop : end;
}
