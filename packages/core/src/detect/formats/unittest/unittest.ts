import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, readPythonTrace, type PythonTrace } from "../python-trace.ts";

const HEADER = /^(FAIL|ERROR|UNEXPECTED SUCCESS): (\S.*)$/;
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

/** `test_equal (tests.test_cart.TotalTest.test_equal) (n=0)`; up to Python 3.10 the method is not repeated. */
function testName([, , title = ""]: readonly string[]): string | undefined {
  const [method = "", path = "", ...parameters] = title.trimEnd().split(" (");
  if (path.startsWith("unittest.loader.")) return undefined;
  const names = (path.split(")", 1)[0] ?? "").split(".").filter((name) => name !== "");
  if (names.at(-1) === method) names.pop();
  const suite = names.at(-1);
  const name = [method, ...parameters].join(" (");
  return suite === undefined ? name : `${suite} > ${name}`;
}
