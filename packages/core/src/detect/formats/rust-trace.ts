import type { FrameClaim, PathClaim } from "./format.ts";
import type { LineReader } from "./line-reader.ts";
import { parsePlace, placeOfFrame } from "./place.ts";

/** A panic as Rust prints it. */
export interface RustPanic {
  /** Offset of the first line after it. */
  to: number;
  /** Name of the thread, which is the test's in a test. */
  thread: string;
  /** First line of what it said. */
  message: string;
  place?: PathClaim;
  /** Innermost first; empty without `RUST_BACKTRACE`. */
  frames: FrameClaim[];
}

const HEAD = /^\s?(?:thread|task) '([^']*)' (?:\(\d{1,12}\) )?(?:panicked|failed) at (\S.*)$/;
/** Up to Rust 1.72 what it said stands in quotes before the place, up to 1.24 without a column. */
const OLD_END = /', (\S.{0,400}\.rs:\d{1,9}(?::\d{1,9})?)$/;
const END = /^(?:stack backtrace:|note: |FAILED$|ok$|test \S|$)/;
const AT = /^ {6,}at (.+)$/;
const FRAME = /^ {1,6}\d{1,6}: +(?:0x[\da-f]+ - )?(\S.*)$/;
const DEPENDENCY = /^\/rustc\/|(?:^|[\\/])(?:\.cargo[\\/]registry|\.cargo[\\/]git|rustlib[\\/]src)[\\/]/;
const MAX_LINES = 400;
const MAX_MESSAGE = 60;

/** Reads `thread 'main' (32168) panicked at src/cart.rs:20:13:`, the message below, and a stack where it is printed. */
export function readRustPanic(line: LineReader, from: number): RustPanic | undefined {
  const [, thread, rest] = HEAD.exec(line(from) ?? "") ?? [];
  if (thread === undefined || rest === undefined) return undefined;
  const said = rest.startsWith("'") ? readOld(line, from, rest) : readNew(line, from, rest);
  if (said === undefined) return undefined;
  const { message, place, next } = said;
  const { to, frames } = readStack(line, messageEnd(line, next));
  const own = [{ ...place }, ...frames].find(({ path }) => !DEPENDENCY.test(path));
  const panic: RustPanic = { to: line(to - 1) === undefined ? from + 1 : to, thread, message, frames };
  return own === undefined ? panic : { ...panic, place: placeOfFrame(own) };
}

/** First line of the message, its place, and where what follows begins. */
interface Said {
  message: string;
  place: PathClaim;
  next: number;
}

function readNew(line: LineReader, from: number, rest: string): Said | undefined {
  const place = parsePlace(rest.endsWith(":") ? rest.slice(0, -1) : "");
  if (place?.column === undefined) return undefined;
  return { message: line(from + 1)?.trim() ?? "", place, next: from + 2 };
}

/** `'index out of bounds', src/cart.rs:20:13`; of a message with several lines the last one ends so. */
function readOld(line: LineReader, from: number, rest: string): Said | undefined {
  let text = rest;
  for (let offset = from; offset < from + MAX_MESSAGE; offset++) {
    const [end, at = ""] = OLD_END.exec(text) ?? [];
    const place = parsePlace(at);
    if (end !== undefined && place !== undefined) {
      const message = offset === from ? rest.slice(1, -end.length) : rest.slice(1);
      return { message: message.trimEnd(), place, next: offset + 1 };
    }
    const next = line(offset + 1);
    if (next === undefined || HEAD.test(next)) return undefined;
    text = next;
  }
  return undefined;
}

function messageEnd(line: LineReader, from: number): number {
  for (let offset = from; offset < from + 20; offset++) if (END.test(line(offset) ?? "")) return offset;
  return from;
}

function readStack(line: LineReader, from: number): { to: number; frames: FrameClaim[] } {
  const frames: FrameClaim[] = [];
  if (line(from) !== "stack backtrace:")
    return { to: line(from)?.startsWith("note: ") === true ? from + 1 : from, frames };
  let symbol = "";
  let offset = from + 1;
  for (; offset < from + MAX_LINES; offset++) {
    const text = line(offset) ?? "";
    symbol = FRAME.exec(text)?.[1] ?? symbol;
    const place = parsePlace(AT.exec(text)?.[1]?.replace(/^\.\//, "") ?? "");
    if (place !== undefined) frames.push({ ...place, symbol });
    if (!FRAME.test(text) && !AT.test(text)) break;
  }
  return { to: line(offset)?.startsWith("note: ") === true ? offset + 1 : offset, frames };
}
