import type { Finding, FrameClaim, PathClaim } from "../format.ts";
import { ownGoPlace } from "../go-trace.ts";
import { parsePlace } from "../place.ts";

/** What a test logged: `    cart_test.go:13: Total() = 5, want 6`, and the lines of the same message below. */
export interface TestLog {
  place: PathClaim;
  text: string;
  lines: string[];
  offset: number;
}

/** Up to Go 1.10 by a tab, sub-tests by both. */
const LOG = /^(?: {4,}\t?|\t)([^\s:][^:]*\.go):(\d{1,9}): ?(.*)$/;
const FRAME = /^ +\t(\S.*\.go):(\d{1,9})(?: \+0x[\da-f]+)?$/;
const WRONG =
  /\b(?:want(?:ed)?|got|expect(?:ed|s|ing)?|should|unexpected|mismatch|differ(?:s|ent)?|incorrect|wrong|not equal)\b|!=/i;
const LABEL = /^\s+(Error Trace|Location|Error):\s*(\S.*)$/;
const LABELLED = /^\s+[A-Z][A-Za-z ]*:\s/;

/** Lines that a test indents. */
export const INDENTED: RegExp = /^(?: {4}|\t)/;
/** Old versions of testify wiped out the place before their report. */
const BARE = /^\s+(?:Error Trace|Location):\s*(\S+\.go:\d{1,9})$/;

/** Adds a line to what a test logged: a log line of its own, or one more of the last. */
export function addLogLine(logs: TestLog[], text: string, offset: number): void {
  const [, path, line, message = ""] = LOG.exec(text) ?? [];
  const last = logs.at(-1);
  const bare = parsePlace(BARE.exec(text)?.[1] ?? "");
  if (path !== undefined)
    logs.push({ place: { path, line: Number(line) }, text: message, lines: [], offset });
  else if (bare !== undefined && (last === undefined || label(last, "Error") !== undefined))
    logs.push({ place: bare, text: "", lines: [text], offset });
  else if (INDENTED.test(text)) last?.lines.push(text);
}

/** What a test failed with, each with its log lines. */
export interface TestFailure {
  finding: Finding;
  logs: readonly TestLog[];
}

/**
 * What a failed test said that is wrong. Go does not tell it from what is only logged: an assertion's report is, the last
 * line is, since that ends a test, and so is what the same line of code said before, or what reads like it.
 */
export function failuresOf(
  name: string,
  logs: readonly TestLog[],
  output: string | undefined,
): TestFailure[] {
  const test = name.replaceAll("/", " > ");
  const last = logs.at(-1);
  if (last === undefined)
    return [{ finding: { severity: "error", message: output ?? `FAIL: ${name}`, test }, logs }];
  const failures = logs.filter((log) => log === last || isFailure(log, last));
  return failures.map((log) => ({ finding: { ...toFinding(log, name), test }, logs: [log] }));
}

function isFailure(log: TestLog, last: TestLog): boolean {
  if (label(log, "Error") !== undefined) return true;
  const isSamePlace = log.place.path === last.place.path && log.place.line === last.place.line;
  return isSamePlace || (label(last, "Error") === undefined && WRONG.test(log.text));
}

function toFinding(log: TestLog, name: string): Finding {
  const stack = log.text.startsWith("test panicked: ") ? ownGoPlace(framesOf(log)) : undefined;
  if (log.text !== "") return { severity: "error", message: log.text, ...placed(stack ?? log.place) };
  const message = label(log, "Error") ?? log.lines[0]?.trim() ?? `FAIL: ${name}`;
  const trace = parsePlace(label(log, "Error Trace")?.split("\n", 1)[0] ?? "");
  return { severity: "error", message, ...placed(trace ?? log.place) };
}

/** The stack of a panic that a suite caught, indented below. */
function framesOf({ lines }: TestLog): FrameClaim[] {
  return lines.flatMap((line) => {
    const [, path, number] = FRAME.exec(line) ?? [];
    return path === undefined ? [] : [{ path, line: Number(number) }];
  });
}

/** testify labels what it says: `        	Error:      	Not equal: `, and goes on below. */
function label(log: TestLog, name: string): string | undefined {
  const start = log.lines.findIndex((line) => LABEL.exec(line)?.[1] === name);
  if (start === -1) return undefined;
  const rest = log.lines.slice(start + 1);
  const end = rest.findIndex((line) => LABELLED.test(line));
  const more = rest.slice(0, end === -1 ? rest.length : end).map((line) => line.trim());
  return [LABEL.exec(log.lines[start] ?? "")?.[2]?.trim() ?? "", ...more].join("\n").trim();
}

/** Lines of Go's own library are no places. */
function placed(place: PathClaim): Pick<Finding, "place"> {
  return place.path === "testing.go" ? {} : { place };
}
