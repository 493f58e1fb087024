import { withoutTestNumber } from "../ctest-number.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readFailure } from "./failure.ts";
import { toldBefore, type GoogletestMatch } from "./googletest-match.ts";

const RUN = "[ RUN      ] ";
const FAILED = "[  FAILED  ] ";
const ENDED = /^\[(?: {7}OK | {2}FAILED {2}| {2}SKIPPED )\] /;
const BETWEEN = /^(?:\[[-=]{10}\]|\[ {2}(?:PASSED|SKIPPED) {0,2}\] |Note: |Running main|$)/;
const LISTED = /^\[ {2}FAILED {2}\] \d+ tests?, listed below:$/;
const CRASH =
  /(?:Segmentation fault|Aborted|core dumped|terminate called|Bus error|Illegal instruction|Floating point exception|SIG(?:SEGV|ABRT|BUS|ILL|FPE)|(?:Error|exit code) 13[469]\b)/;
/** CTest shows a test's output before it starts the next, and sums up. */
const OF_CTEST = /^(?: {4,}Start +\d+: |\d+% tests passed)/;
const SUITE = /^\[-{10}\] \d+ tests? from ([^\s,]+)/;
/** Busted's handler of that layout names the file first: `[ RUN      ] spec/cart_spec.lua @ 4: adds`. */
const OF_BUSTED = / @ \d{1,9}: /;
const OF_SUITE = / thrown in (?:SetUpTestSuite|TearDownTestSuite|SetUpTestCase|TearDownTestCase)\(\)\.$/;
const MAX_LINES = 500;

/** Failed tests of GoogleTest, from their run; the list at its end tells those whose run was not seen. */
export const googletest: LogFormat = {
  id: "googletest",
  title: "GoogleTest",
  glance: [RUN, ": Failure", FAILED, "[  PASSED  ]", "[  SKIPPED ]", "[----------] ", "[==========] "],
  read,
};

function read(numbered: LogWindow, previous: Match | undefined): Match | undefined {
  const window = withoutTestNumber(numbered);
  const told = toldBefore(previous);
  const text = window.text(0) ?? "";
  if (text.startsWith(RUN) && OF_BUSTED.test(text)) return undefined;
  if (text.startsWith(RUN)) return readRun(window, text.slice(RUN.length), told);
  if (LISTED.test(text)) return readList(window, told);
  const suite = SUITE.exec(text)?.[1];
  if (suite !== undefined) return readSuite(window, suite, told);
  if (BETWEEN.test(text)) return toMatch(window, 1, [], told);
  return readAlone(window, told);
}

/** Reads a test from `[ RUN      ] Cart.Sums` to `[  FAILED  ] Cart.Sums (0 ms)`; what passing tests print is not looked at. */
function readRun(window: LogWindow, title: string, told: ReadonlySet<string>): Match | undefined {
  let crash: string | undefined;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text.startsWith(RUN)) return crashed(title, offset, crash, told);
    if (OF_CTEST.test(text)) return crashed(title, offset, crash ?? `${title} did not end`, told);
    if (CRASH.test(text)) crash = text.trim();
    if (!ENDED.test(text) || !text.slice(FAILED.length).startsWith(title)) continue;
    const findings = text.startsWith(FAILED) ? readFailures(window, offset, title) : [];
    return toMatch(window, offset + 1, findings, told);
  }
  return undefined;
}

function readFailures(window: LogWindow, end: number, title: string): Finding[] {
  const findings: Finding[] = [];
  const test = testName(title);
  for (let offset = 1; offset < end; offset++) {
    const failure = readFailure(window, offset);
    if (failure === undefined) continue;
    findings.push({ ...failure.finding, test });
    offset = failure.to - 1;
  }
  const lines = { from: 0, to: end };
  return findings.length > 0 ? findings : [{ severity: "error", message: `${title} failed`, test, lines }];
}

/** The process died in the test: what it or the shell said last. */
function crashed(
  title: string,
  to: number,
  message: string | undefined,
  told: ReadonlySet<string>,
): GoogletestMatch | undefined {
  if (message === undefined) return undefined;
  const test = testName(title);
  return { from: 0, to, findings: [{ severity: "error", message, test }], told: new Set([...told, test]) };
}

/** A failure whose test began too far above. */
function readAlone(window: LogWindow, told: ReadonlySet<string>): Match | undefined {
  const failure = readFailure(window, 0);
  if (failure === undefined) return undefined;
  if (OF_SUITE.test(failure.finding.message)) return toMatch(window, failure.to, [failure.finding], told);
  const test = endedBelow(window, failure.to);
  const findings = test === undefined ? [] : [{ ...failure.finding, test }];
  return test === undefined ? undefined : toMatch(window, failure.to, findings, told);
}

function endedBelow(window: LogWindow, from: number): string | undefined {
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text.startsWith(RUN)) return undefined;
    if (ENDED.test(text)) return text.startsWith(FAILED) ? testName(text.slice(FAILED.length)) : undefined;
  }
  return undefined;
}

/** Failures between `[----------] 2 tests from Cart` and the first test are of the suite's set-up. */
function readSuite(window: LogWindow, name: string, told: ReadonlySet<string>): Match {
  const findings: Finding[] = [];
  let to = 1;
  for (let failure = readFailure(window, to); failure !== undefined; failure = readFailure(window, to)) {
    findings.push({ ...failure.finding, test: name });
    to = failure.to;
  }
  return toMatch(window, to, findings, told);
}

/** `[  FAILED  ] Cart.Sums` for each, below their number. */
function readList(window: LogWindow, told: ReadonlySet<string>): GoogletestMatch {
  const findings: Finding[] = [];
  let offset = 1;
  for (; offset < MAX_LINES && window.text(offset)?.startsWith(FAILED) === true; offset++) {
    const title = window.text(offset)?.slice(FAILED.length) ?? "";
    const test = testName(title);
    if (told.has(test)) continue;
    const lines = { from: offset, to: offset };
    findings.push({ severity: "error", message: `${title} failed`, test, lines, consequence: true });
  }
  return { from: 0, to: offset, findings, told };
}

function toMatch(
  window: LogWindow,
  end: number,
  findings: Finding[],
  told: ReadonlySet<string>,
): GoogletestMatch {
  let to = end;
  while (to < MAX_LINES && window.text(to) === "") to += 1;
  return { from: 0, to, findings, told: new Set([...told, ...findings.map(({ test }) => test ?? "")]) };
}

/** `Names/Cart.NotEmpty/1, where GetParam() = "" (0 ms)`: suite and test are divided by the first dot. */
function testName(title: string): string {
  const name = title.replace(/(?:, where .{0,1000}| \(\d{1,12} ms\))$/, "");
  return name.replace(".", " > ");
}
