import type { FrameClaim, PathClaim } from "./format.ts";
import type { LineReader } from "./line-reader.ts";
import { placeOfFrame } from "./place.ts";

/** An exception as Python prints it, with those it follows from. */
export interface PythonTrace {
  /** Offset of the first line after it. */
  to: number;
  /** First line of what was raised last, e.g. `KeyError: 'items'`. */
  message: string;
  /** Class of it without modules. */
  code: string;
  /** Innermost first; those of the exceptions it follows from come after. */
  frames: FrameClaim[];
}

const TRACEBACK = "Traceback (most recent call last):";
const JOINERS = [
  "The above exception was the direct cause of the following exception:",
  "During handling of the above exception, another exception occurred:",
];
const FRAME = /^\s*File "([^"]+)", line (\d{1,9})(?:, in (.+))?$/;
const HEAD = /^((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)(?::|$)/;
const DEPENDENCY =
  /(?:^|[\\/])(?:site-packages|dist-packages|lib[\\/]python\d[^\\/]*|Python[\\/][^\\/]+[\\/]x\d\d[\\/]Lib)[\\/]/;
const MAX_FRAME_LINES = 400;
const MAX_MESSAGE_LINES = 20;

/** Whether a line opens a trace: `Traceback (most recent call last):`. */
export function opensPythonTrace(text: string | undefined): boolean {
  return text?.endsWith(TRACEBACK) === true;
}

/** Reads a trace from its opening line on, chained exceptions included. */
export function readPythonTrace(line: LineReader, from: number): PythonTrace | undefined {
  const trace = readPart(line, from + 1, indentOf(line(from)));
  if (trace === undefined) return undefined;
  const next = afterJoiner(line, trace.to);
  const later = next === undefined ? undefined : readPythonTrace(line, next);
  return later === undefined ? trace : { ...later, frames: [...later.frames, ...trace.frames] };
}

/** Reads frames and the exception below: what `SyntaxError` prints even without an opening line. */
export function readPart(line: LineReader, from: number, indent: number): PythonTrace | undefined {
  const frames: FrameClaim[] = [];
  let offset = from;
  for (; offset < from + MAX_FRAME_LINES; offset++) {
    const text = line(offset);
    if (text === undefined) return undefined;
    const frame = parsePythonFrame(text);
    if (frame !== undefined) frames.unshift(frame);
    else if (indentOf(text) <= indent) break;
  }
  const message = line(offset)?.trim() ?? "";
  const name = HEAD.exec(message)?.[1];
  if (name === undefined) return undefined;
  return { to: offset + 1, message, code: name.slice(name.lastIndexOf(".") + 1), frames };
}

/** Reads `  File "src/cart.py", line 24, in checkout`; a broken file is named without a function. */
export function parsePythonFrame(text: string): FrameClaim | undefined {
  const [, path, line, symbol] = FRAME.exec(text) ?? [];
  if (path === undefined || line === undefined) return undefined;
  const place = { path, line: Number(line) };
  return symbol === undefined ? place : { ...place, symbol: symbol.trim() };
}

/** The innermost place in the project's own code: neither a package nor the standard library. */
export function ownPythonPlace(frames: readonly FrameClaim[]): PathClaim | undefined {
  const frame = frames.find(({ path }) => isOwnPythonPath(path));
  return frame === undefined ? undefined : placeOfFrame(frame);
}

export function isOwnPythonPath(path: string): boolean {
  return !path.startsWith("<") && !DEPENDENCY.test(path);
}

/** Offset of the opening line of the exception that follows from the one before `from`. */
function afterJoiner(line: LineReader, from: number): number | undefined {
  for (let offset = from; offset < from + MAX_MESSAGE_LINES; offset++) {
    const text = line(offset);
    if (text === undefined || opensPythonTrace(text)) return undefined;
    if (JOINERS.includes(text.trim())) return opensPythonTrace(line(offset + 2)) ? offset + 2 : undefined;
  }
  return undefined;
}

function indentOf(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? 0 : text.length - text.trimStart().length;
}
