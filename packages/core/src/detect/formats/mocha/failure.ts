import type { Finding, LogWindow, PathClaim } from "../format.ts";
import { errorCode, readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

/** A failure of the report below the counts. */
export interface ReportedFailure {
  finding: Finding;
  /** Number of the failure, from 1. */
  number: number;
  /** Offset of the first entry after it. */
  to: number;
}

interface Title {
  number: number;
  names: string[];
  to: number;
}

const FIRST_TITLE = /^ {1,2}(\d{1,6})\) (\S.*)$/;
const NAME_INDENT = 7;
const BODY_INDENT = "     ";
const MAX_NAMES = 40;
/** Of a test without a suite, whose name looks like the row of any list. */
const MAX_REST_OF_ONE = 3;
const MAX_REST = 60;
const MAX_LINES = 400;
const UNCAUGHT = "Uncaught ";
const CYPRESS = ", not from Cypress.";
const QUOTE = "  > ";

/**
 * Reads a failure at an offset: the names of suites and test, each two columns deeper, then the error:
 * `  15) total`, `       counts quantities:`, empty, `      AssertionError: expected 5 to equal 7` … `      at Context.<anonymous> (test/cart.test.js:15:12)`.
 */
export function readReported(window: LogWindow, from: number): ReportedFailure | undefined {
  const title = readTitle(window, from);
  if (title === undefined) return undefined;
  const { lines, to } = readBody(window, title);
  if (lines.length === 0) return undefined;
  const { place: own, frames, ...printed } = readStackFailure(lines);
  const failure = { ...printed, message: withReason(printed.message, lines) };
  const finding: Finding = { severity: "error", ...failure, test: title.names.join(" > ") };
  const code = errorCode(withoutPrefix(failure.message));
  const place = own ?? fileInBrackets(failure.message);
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { finding: { ...finding, lines: { from, to: to - 1 } }, number: title.number, to };
}

function readTitle(window: LogWindow, from: number): Title | undefined {
  const [, number, first] = FIRST_TITLE.exec(window.text(from)?.trimEnd() ?? "") ?? [];
  if (number === undefined || first === undefined) return undefined;
  const names = [first];
  let to = from + 1;
  while (names.length < MAX_NAMES && isNameOf(window.text(to), names.length)) {
    names.push((window.text(to) ?? "").trim());
    to += 1;
  }
  const last = readLastName(window, names.pop() ?? "", { to, suites: names.length });
  return last === undefined
    ? undefined
    : { number: Number(number), names: [...names, last.name], to: last.to };
}

/** Whether a name stands in a line, so deep below those of its suites. One that begins with an empty line is none but its indentation. */
function isNameOf(text: string | undefined, suites: number): boolean {
  if (text === undefined) return false;
  const indent = text.trim() === "" ? text.length : text.length - text.trimStart().length;
  return indent === NAME_INDENT + 2 * (suites - 1);
}

/** A name may have more lines, which stand as they are; it ends with a colon above what failed. */
function readLastName(
  window: LogWindow,
  first: string,
  { to: from, suites }: { to: number; suites: number },
): { name: string; to: number } | undefined {
  let name = first;
  let ended: { name: string; to: number } | undefined;
  for (let to = from; to <= from + (suites === 0 ? MAX_REST_OF_ONE : MAX_REST); to++) {
    if (name.endsWith(":")) {
      const whole = { name: name.slice(0, -1).trimEnd(), to };
      if (isErrorAt(window, to)) return whole;
      ended ??= whole;
    }
    const text = window.text(to);
    if (text === undefined || isV8Frame(text) || FIRST_TITLE.test(text)) break;
    name += `\n${text.trimEnd()}`;
  }
  return ended;
}

/** Whether what failed is told from an offset on, or below one empty line. */
function isErrorAt(window: LogWindow, offset: number): boolean {
  const text = window.text(window.text(offset)?.trim() === "" ? offset + 1 : offset) ?? "";
  return text.startsWith(BODY_INDENT) && text.trim() !== "" && !isV8Frame(text);
}

/** The lines of an error: down to the next failure, an empty line below its stack, or two empty ones. */
function readBody(window: LogWindow, title: Title): { lines: string[]; to: number } {
  const lines: string[] = [];
  let filled = title.to;
  let isStack = false;
  for (let offset = title.to; offset < title.to + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || isNext(text, title)) break;
    const isEmpty = text.trim() === "";
    if (isEmpty && (isStack || (lines.length > 0 && offset > filled))) break;
    isStack ||= isV8Frame(text) && text.startsWith(BODY_INDENT);
    lines.push(text.startsWith(BODY_INDENT) ? text.slice(BODY_INDENT.length) : text);
    if (!isEmpty) filled = offset + 1;
  }
  return { lines: lines.slice(0, filled - title.to), to: filled };
}

function isNext(text: string, { number }: Title): boolean {
  return FIRST_TITLE.exec(text)?.[1] === String(number + 1);
}

/** Cypress says first where an error comes from, and quotes it below: `  > foo is not defined`. */
function withReason(message: string, lines: readonly string[]): string {
  const quoted = message.endsWith(CYPRESS) ? lines.find((line) => line.startsWith(QUOTE)) : undefined;
  return quoted === undefined ? message : `${message}\n${quoted.trim()}`;
}

function withoutPrefix(message: string): string {
  return message.startsWith(UNCAUGHT) ? message.slice(UNCAUGHT.length) : message;
}

/** The message of a time-out ends with the test file: `… ensure it resolves. (/home/shop/test/cart.test.js)`. */
export function fileInBrackets(message: string): PathClaim | undefined {
  const open = message.endsWith(")") ? message.lastIndexOf(" (") : -1;
  const path = open === -1 ? "" : message.slice(open + 2, -1);
  return /[\\/]/.test(path) && /\.\w{1,5}$/.test(path) ? { path, line: 1 } : undefined;
}
