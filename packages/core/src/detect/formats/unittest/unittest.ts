import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, readPythonTrace, type PythonTrace } from "../python-trace.ts";

const HEADER = /^(FAIL|ERROR|UNEXPECTED SUCCESS): (\S.*)$/;
const UNLOADED = /^Failure: [\w.]+ \(/;
const SUITE = /^test suite for <(?:class|module) '([\w.]+)'/;
const DOTTED = /^((?:[A-Za-z_]\w*\.)+[A-Za-z_]\w*)(\(.*\))?$/;
const RULE = /^(?:={20,}|-{20,})$/;
const MAX_LINES = 480;

/** Failures of Python's `unittest`, and of what is built upon it. */
export const unittest: LogFormat = {
  id: "unittest",
  title: "Python unittest",
  glance: ["FAIL: ", "ERROR: ", "UNEXPECTED SUCCESS: "],
  read,
};

/** A failure stands between a double rule and the next one; a single rule divides its title from its trace. */
function read(window: LogWindow): Match | undefined {
  const header = HEADER.exec(window.text(0) ?? "");
  if (header === null || window.text(-1)?.startsWith("=====") !== true) return undefined;
  const test = testName(header);
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

/**
 * `test_equal (tests.test_cart.TotalTest.test_equal) (n=0)`; up to Python 3.10 the method is not repeated. nose names
 * functions by their path, `tests.test_cart.TestPlain.test_total(2,)`, and what could not be loaded by its error.
 */
function testName([, , title = ""]: readonly string[]): string | undefined {
  if (UNLOADED.test(title)) return undefined;
  const suite = SUITE.exec(title)?.[1];
  if (suite !== undefined) return ownNames(suite);
  const dotted = DOTTED.exec(title.trimEnd());
  if (dotted !== null) return `${ownNames(dotted[1] ?? "")}${dotted[2] ?? ""}`;
  const [method = "", path = "", ...parameters] = title.trimEnd().split(" (");
  if (path.startsWith("unittest.loader.")) return undefined;
  const names = (path.split(")", 1)[0] ?? "").split(".").filter((name) => name !== "");
  if (names.at(-1) === method) names.pop();
  const owner = names.at(-1);
  const name = [method, ...parameters].join(" (");
  return owner === undefined ? name : `${owner} > ${name}`;
}

/** nose shows the documentation of a test in place of its name: the outermost function that is called like one. */
function functionName(frames: readonly FrameClaim[]): string | undefined {
  return frames.findLast(({ symbol = "" }) => /^test/i.test(symbol))?.symbol;
}

/** A path without its modules: the classes, which begin with a capital, and the function. */
function ownNames(path: string): string {
  const names = path.split(".");
  const start = names.findIndex((name) => /^[A-Z]/.test(name));
  return names.slice(start === -1 ? -1 : start).join(" > ");
}
