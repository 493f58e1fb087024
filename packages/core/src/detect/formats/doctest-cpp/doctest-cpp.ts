import { withoutTestNumber } from "../ctest-number.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

const CASE = "TEST CASE:  ";
const SCENARIO = "  Scenario: ";
const SUITE = "TEST SUITE: ";
const RULE = "=".repeat(79);
const PLACE = /^(\S.{0,400}?): (FATAL ERROR|ERROR|WARNING|MESSAGE): (.*)$/;
/** Said of a test as a whole: `Should have failed but didn't! Marking it as failed!` */
const VERDICT =
  /^(?:Should have failed but didn't! .*|Didn't fail exactly \d+ times so marking it as failed!|Test case exceeded time limit of .*)$/;
/** Said of failures that are none: `Allowed to fail so marking it as not failed`. */
const FORGIVEN =
  /^(?:Allowed to fail so|Failed as expected so|Failed exactly \d{1,9} times as expected so) marking it as not failed/;
const MAX_LINES = 480;
const MAX_MESSAGE = 24;

interface Failure {
  finding: Finding;
  isError: boolean;
  /** Offset of the first line after it. */
  to: number;
}

/** Failed checks of doctest, the C++ framework, below the title of their test. */
export const doctestCpp: LogFormat = {
  id: "doctest-cpp",
  title: "doctest (C++)",
  glance: [CASE, SCENARIO],
  read,
};

/** Reads from `TEST CASE:  doubling` to the rule before the next title. */
function read(numbered: LogWindow): Match | undefined {
  const window = withoutTestNumber(numbered);
  const text = window.text(0) ?? "";
  if (!(text.startsWith(CASE) || text.startsWith(SCENARIO)) || !isTitle(window)) return undefined;
  const test = testName(window, text);
  const findings: Finding[] = [];
  let offset = 1;
  for (; offset < MAX_LINES; offset++) {
    const line = window.text(offset);
    if (line === undefined || line === RULE) break;
    if (FORGIVEN.test(line)) findings.length = 0;
    const failure = readFailure(window, offset) ?? readVerdict(window, offset);
    if (failure === undefined) continue;
    if (failure.isError) findings.push({ ...failure.finding, test });
    offset = failure.to - 1;
  }
  return { from: 0, to: offset, findings };
}

/** The place of the test stands above, below a rule, and its suite may stand between. */
function isTitle(window: LogWindow): boolean {
  const place = window.text(-1)?.startsWith(SUITE) === true ? -2 : -1;
  return window.text(place - 1) === RULE;
}

function testName(window: LogWindow, text: string): string {
  const above = window.text(-1) ?? "";
  const names = above.startsWith(SUITE) ? [above.slice(SUITE.length)] : [];
  names.push(text.startsWith(CASE) ? text.slice(CASE.length) : text);
  for (let offset = 1; /^ {2,8}\S/.test(window.text(offset) ?? "") && offset < MAX_MESSAGE; offset++)
    names.push(window.text(offset) ?? "");
  return names.map((name) => name.trim()).join(" > ");
}

/** What failed as a whole has the place of its title. */
function readVerdict(window: LogWindow, from: number): Failure | undefined {
  const text = window.text(from) ?? "";
  if (!VERDICT.test(text)) return undefined;
  const above = [-1, -2].map((offset) => parseEitherPlace(window.text(offset)?.replace(/:$/, "") ?? ""));
  const place = above.find((claim) => claim !== undefined);
  const finding: Finding = { severity: "error", message: text, lines: { from, to: from } };
  return { finding: place === undefined ? finding : { ...finding, place }, isError: true, to: from + 1 };
}

/** Reads `test/cart.cpp:5: ERROR: CHECK( twice(2)==4 ) is NOT correct!` with the values below. */
function readFailure(window: LogWindow, from: number): Failure | undefined {
  const [, where = "", level = "", message = ""] = PLACE.exec(window.text(from) ?? "") ?? [];
  const place = parseEitherPlace(where);
  if (place === undefined) return undefined;
  const lines = [message.trimEnd()];
  let to = from + 1;
  for (; to < from + MAX_MESSAGE && (window.text(to) ?? "") !== ""; to++)
    lines.push(window.text(to)?.trimEnd() ?? "");
  const finding: Finding = { severity: "error", message: lines.join("\n").trim(), place };
  return { finding: { ...finding, lines: { from, to: to - 1 } }, isError: level.endsWith("ERROR"), to };
}
