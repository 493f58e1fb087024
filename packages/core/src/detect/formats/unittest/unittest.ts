import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, readPythonTrace, type PythonTrace } from "../python-trace.ts";
import { readStestr } from "./stestr.ts";
import { unittestName } from "./test-name.ts";

const HEADER = /^(FAIL|ERROR|UNEXPECTED SUCCESS): (\S.*)$/;
const ZOPE = /^(?:Failure|Error) in test (\S.{0,300})$/;
const RULE = /^(?:={20,}|-{20,})$/;
const MAX_LINES = 480;

/** Failures of Python's `unittest`, and of what is built upon it. */
export const unittest: LogFormat = {
  id: "unittest",
  title: "Python unittest",
  glance: ["FAIL: ", "ERROR: ", "UNEXPECTED SUCCESS: ", "s] ... FAILED", "Captured traceback:", " in test "],
  read: (window) => readStestr(window) ?? readZope(window) ?? readFailed(window),
};

/** `Failure in test test_total (tests.test_cart.CartTest.test_total)` right above its trace, as zope.testrunner prints it. */
function readZope(window: LogWindow): Match | undefined {
  const title = ZOPE.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (title === undefined || !opensPythonTrace(window.text(1))) return undefined;
  const trace = readPythonTrace((offset) => window.text(offset), 1);
  if (trace === undefined) return undefined;
  const { message, code, frames, to } = trace;
  const finding: Finding = { severity: "error", code, message, frames };
  const test = unittestName(title);
  if (test !== undefined) finding.test = test;
  const place = ownPythonPlace(frames);
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [finding] };
}

/** A failure stands between a double rule and the next one; a single rule divides its title from its trace. */
function readFailed(window: LogWindow): Match | undefined {
  const header = HEADER.exec(window.text(0) ?? "");
  if (header === null || window.text(-1)?.startsWith("=====") !== true) return undefined;
  const test = unittestName(header[2] ?? "");
  const named = test === undefined ? {} : { test };
  if (header[1] === "UNEXPECTED SUCCESS")
    return { from: 0, to: 1, findings: [{ severity: "error", message: "UNEXPECTED SUCCESS", ...named }] };
  const start = ruleAfter(window, 1);
  const to = ruleAfter(window, start + 1);
  const trace = lastTrace(window, start + 1, to);
  if (trace === undefined) return undefined;
  const { message, code, frames } = trace;
  const finding: Finding = { severity: "error", code, message, frames, ...named };
  const documented = functionName(frames);
  if (test?.includes(" ") === true && !/ [>(]/.test(test) && documented !== undefined)
    finding.test = documented;
  const place = ownPythonPlace(frames);
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [finding] };
}

function ruleAfter(window: LogWindow, from: number): number {
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || RULE.test(text)) return offset;
  }
  return MAX_LINES;
}

/** A module that cannot be imported is told by a trace inside the message of another. */
function lastTrace(window: LogWindow, from: number, to: number): PythonTrace | undefined {
  let last: PythonTrace | undefined;
  for (let offset = from; offset < to; offset++) {
    if (!opensPythonTrace(window.text(offset))) continue;
    const trace = readPythonTrace((position) => (position < to ? window.text(position) : undefined), offset);
    last = trace ?? last;
    offset = trace === undefined ? offset : trace.to - 1;
  }
  return last;
}

/** nose shows the documentation of a test in place of its name: the outermost function that is called like one. */
function functionName(frames: readonly FrameClaim[]): string | undefined {
  return frames.findLast(({ symbol = "" }) => /^test/i.test(symbol))?.symbol;
}
