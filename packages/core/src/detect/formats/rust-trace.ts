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

const HEAD = /^thread '([^']*)' (?:\(\d{1,12}\) )?panicked at (\S.*)$/;
const END = /^(?:stack backtrace:|note: |FAILED$|ok$|test \S|$)/;
const AT = /^ {6,}at (.+)$/;
const FRAME = /^ {1,6}\d{1,6}: +(?:0x[\da-f]+ - )?(\S.*)$/;
const DEPENDENCY = /^\/rustc\/|(?:^|[\\/])(?:\.cargo[\\/]registry|\.cargo[\\/]git|rustlib[\\/]src)[\\/]/;
const MAX_LINES = 400;

/** Reads `thread 'main' (32168) panicked at src/cart.rs:20:13:`, the message below, and a stack where it is printed. */
export function readRustPanic(line: LineReader, from: number): RustPanic | undefined {
  const [, thread, rest] = HEAD.exec(line(from) ?? "") ?? [];
  if (thread === undefined || rest === undefined) return undefined;
  const old = parseOld(rest);
  const place = parsePlace(old?.place ?? (rest.endsWith(":") ? rest.slice(0, -1) : ""));
  if (place?.column === undefined) return undefined;
  const message = old?.message ?? line(from + 1)?.trim() ?? "";
  const start = messageEnd(line, old === undefined ? from + 2 : from + 1);
  const { to, frames } = readStack(line, start);
  const own = [{ ...place }, ...frames].find(({ path }) => !DEPENDENCY.test(path));
  const panic: RustPanic = { to: line(to - 1) === undefined ? from + 1 : to, thread, message, frames };
  return own === undefined ? panic : { ...panic, place: placeOfFrame(own) };
}

/** Up to Rust 1.72: `'index out of bounds', src/cart.rs:20:13` */
function parseOld(text: string): { message: string; place: string } | undefined {
  const end = text.lastIndexOf("', ");
  return text.startsWith("'") && end > 0
    ? { message: text.slice(1, end), place: text.slice(end + 3) }
    : undefined;
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
