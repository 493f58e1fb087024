import { parseErrorHead } from "../error-head.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

const HEAD = /^(?: ?ERROR {2}|\[error\] )(\S.*)$/s;
const CAUSE = /^ {2,4}\[cause\]: (\S.*)$/s;
/** What bundlers end with that said before what failed. */
const SUMMARY = /^(?:\w{0,60}Error: )?Build failed\b/;
/** In CI consola indents a stack by two; loggers of programs do not. */
const IN_CI = "[error] ";
const CI_FRAME = /^ {2}at /;
/** The stack stands at most this far below. */
const MAX_ABOVE_STACK = 12;
const MAX_STACK = 40;
const MAX_EMPTY = 4;

/** What a stack belongs to. */
interface Thrown {
  lines: string[];
  /** Where the code is marked that Node could not read. */
  marked?: PathClaim;
  /** Offset of the first line of the stack. */
  to: number;
}

/** Errors that end a command which logs with consola: rolldown, tsdown, unbuild, Nitro, WXT. Known by the stack below. */
export const consola: LogFormat = {
  id: "consola",
  title: "consola (tsdown, rolldown, Nitro)",
  glance: ["ERROR  ", "[error] "],
  read,
};

/** ` ERROR  ReferenceError: nope is not defined`, `    at file:///home/runner/work/shop/shop/tsdown.config.ts:1:25` */
function read(window: LogWindow): Match | undefined {
  const first = HEAD.exec((window.text(0) ?? "").trimEnd())?.[1];
  const thrown = first === undefined || SUMMARY.test(first) ? undefined : readThrown(window, first);
  if (thrown === undefined) return undefined;
  const isInCi = window.text(0)?.startsWith(IN_CI) === true;
  if (isInCi && !CI_FRAME.test(window.text(thrown.to) ?? "")) return undefined;
  const stack = readStack(window, thrown.to);
  const cause = readCause(window, stack.to);
  const { frames, to } = cause === undefined ? stack : withCause(stack, cause);
  const lines = cause === undefined ? thrown.lines : [...thrown.lines, `[cause]: ${cause.message}`];
  const finding: Finding = { severity: "error", message: lines.join("\n") };
  const head = parseErrorHead(thrown.lines[0] ?? "");
  const code = head?.code ?? head?.name;
  const place = thrown.marked ?? ownPlace(frames);
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to, findings: [finding] };
}

/** The message above a stack; Node's excerpt of code that it cannot read stands above the message. */
function readThrown(window: LogWindow, first: string): Thrown | undefined {
  const lines = [first];
  for (let offset = 1; offset < MAX_ABOVE_STACK; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined || HEAD.test(text)) return undefined;
    if (isV8Frame(text)) return settle(lines, offset);
    if (text !== "" && (offset === lines.length || isMarkedSource(first))) lines.push(text);
  }
  return undefined;
}

function settle(lines: readonly string[], to: number): Thrown {
  const [first = ""] = lines;
  const head = isMarkedSource(first) ? lines.findIndex((line) => parseErrorHead(line) !== undefined) : -1;
  const marked = head === -1 ? undefined : parsePlace(first);
  return marked === undefined ? { lines: [...lines], to } : { lines: lines.slice(head), marked, to };
}

/** ` ERROR  /home/runner/work/shop/shop/tsdown.config.ts:1` */
function isMarkedSource(first: string): boolean {
  return /^(?:\/|[A-Z]:\\|file:)/.test(first) && parsePlace(first) !== undefined;
}

interface Stack {
  frames: FrameClaim[];
  to: number;
}

function readStack(window: LogWindow, from: number): Stack {
  const frames: FrameClaim[] = [];
  let to = from;
  for (; to < from + MAX_STACK && isV8Frame(window.text(to) ?? ""); to++) {
    const frame = parseV8Frame(window.text(to) ?? "");
    if (frame !== undefined) frames.push(frame);
  }
  return { frames, to };
}

/** Below a stack: `  [cause]: x is not defined`, with a stack of its own. */
function readCause(window: LogWindow, from: number): (Stack & { message: string }) | undefined {
  for (let offset = from; offset < from + MAX_EMPTY; offset++) {
    const text = window.text(offset)?.trimEnd();
    const message = CAUSE.exec(text ?? "")?.[1];
    if (message === undefined && text !== "") return undefined;
    if (message === undefined) continue;
    const start = window.text(offset + 1) === "" ? offset + 2 : offset + 1;
    return { message, ...readStack(window, start) };
  }
  return undefined;
}

function withCause(stack: Stack, cause: Stack): Stack {
  return { frames: [...stack.frames, ...cause.frames], to: cause.to };
}
