import type { FrameClaim, PathClaim } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, parsePythonFrame, readPythonTrace } from "../python-trace.ts";

/** What is below the title of a failure. */
export interface Body {
  message: string;
  code?: string;
  place?: PathClaim;
  /** Innermost first. */
  frames: FrameClaim[];
  /** Index of the last line that tells of the error, before captured output. */
  last: number;
}

const FRAME = /^([^\s:][^:]*(?::[\\/][^:]*)?):(\d{1,9}):?(?: (in )?(\S.*)?)?$/;
const ERROR_LINE = /^E(?: {2,}|$)/;
const CAPTURED = /^-{5,} .* -{5,}$/;
/** xdist names the worker: `[gw0] linux -- Python 3.11.2 /usr/bin/python3`. */
const WORKER = /^\[gw\d{1,4}\] /;
const NEXT_EXCEPTION = / exception(?: occurred)?:$/;
const CLASS = /^((?:[A-Za-z_]\w*\.)*[A-Z]\w*)(?::|$)/;

/** Reads the lines of one failure, whatever the style; of chained exceptions the last counts. */
export function readBody(lines: readonly string[]): Body {
  const end = lines.findIndex((line) => CAPTURED.test(line));
  const own = end === -1 ? lines : lines.slice(0, end);
  return readNative(own) ?? readStyled(own);
}

/** `--tb=native` prints Python's own trace. */
function readNative(lines: readonly string[]): Body | undefined {
  const opening = lines.findIndex((line) => opensPythonTrace(line));
  const trace = opening === -1 ? undefined : readPythonTrace((offset) => lines[offset], opening);
  if (trace === undefined) return undefined;
  const { to, ...rest } = trace;
  const place = ownPythonPlace(trace.frames);
  return { ...rest, last: to - 1, ...(place === undefined ? {} : { place }) };
}

function readStyled(lines: readonly string[]): Body {
  let frames: FrameClaim[] = [];
  let group: string[] = [];
  let code: string | undefined;
  let last = 0;
  for (const [index, line] of lines.entries()) {
    const frame = FRAME.exec(line);
    if (ERROR_LINE.test(line)) {
      group = ERROR_LINE.test(lines[index - 1] ?? "") ? [...group, line.slice(1)] : [line.slice(1)];
    } else if (NEXT_EXCEPTION.test(line)) {
      frames = [];
      code = undefined;
    } else if (frame !== null) {
      frames.unshift(toFrame(frame));
      if (frame[3] === undefined) code = frame[4]?.trim() ?? code;
    } else continue;
    last = index;
  }
  const broken = parsePythonFrame(group[0] ?? "");
  if (broken !== undefined) frames.unshift(broken);
  const message =
    messageOf(group, broken !== undefined) ?? exampleOf(lines, code) ?? code ?? firstFilled(lines);
  code ??= CLASS.exec(message)?.[1];
  const place = ownPythonPlace(frames);
  const body: Body = { message, frames, last };
  if (code !== undefined) body.code = code.slice(code.lastIndexOf(".") + 1);
  return place === undefined ? body : { ...body, place };
}

function toFrame([, path = "", line, , symbol]: RegExpExecArray): FrameClaim {
  const place = { path, line: Number(line) };
  return symbol === undefined || /^[A-Z]/.test(symbol) ? place : { ...place, symbol: symbol.trim() };
}

/** A file that cannot be compiled is told before its error. */
function messageOf(group: readonly string[], isBrokenFile: boolean): string | undefined {
  const lines = group.map((line) => line.trim()).filter((line) => line !== "");
  return isBrokenFile ? lines.at(-1) : lines[0];
}

/** Of an example in documentation: what was expected and what came, above its place. */
function exampleOf(lines: readonly string[], code: string | undefined): string | undefined {
  if (code !== "DocTestFailure" && code !== "UnexpectedException") return undefined;
  const start = lines.findIndex((line) => /^(?:Expected|UNEXPECTED EXCEPTION:)/.test(line));
  const end = lines.findIndex((line, index) => index > start && (FRAME.test(line) || line === ""));
  const isOne = lines[start]?.startsWith("UNEXPECTED") === true;
  return start === -1 ? undefined : lines.slice(start, isOne ? start + 1 : end).join("\n");
}

function firstFilled(lines: readonly string[]): string {
  return lines.find((line) => line.trim() !== "" && !WORKER.test(line))?.trim() ?? "failed";
}
