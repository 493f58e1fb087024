import { withoutTestNumber } from "../ctest-number.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

const CASE = "TEST CASE:  ";
const SUITE = "TEST SUITE: ";
const RULE = "=".repeat(79);
const PLACE = /^(\S.{0,400}?): (FATAL ERROR|ERROR|WARNING|MESSAGE): (.*)$/;
const MAX_LINES = 480;
const MAX_MESSAGE = 24;

/** Failed checks of doctest, the C++ framework, below the title of their test. */
export const doctestCpp: LogFormat = {
  id: "doctest-cpp",
  title: "doctest (C++)",
  glance: [CASE],
  read,
};

/** Reads from `TEST CASE:  doubling` to the rule before the next title. */
function read(numbered: LogWindow): Match | undefined {
  const window = withoutTestNumber(numbered);
  const text = window.text(0) ?? "";
  if (!text.startsWith(CASE) || !isTitle(window)) return undefined;
  const test = testName(window, text);
  const findings: Finding[] = [];
  let offset = 1;
  for (; offset < MAX_LINES; offset++) {
    const line = window.text(offset);
    if (line === undefined || line === RULE) break;
    const failure = readFailure(window, offset);
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
  names.push(text.slice(CASE.length));
  for (let offset = 1; /^ {2}\S/.test(window.text(offset) ?? "") && offset < MAX_MESSAGE; offset++)
    names.push(window.text(offset) ?? "");
  return names.map((name) => name.trim()).join(" > ");
}

/** Reads `test/cart.cpp:5: ERROR: CHECK( twice(2)==4 ) is NOT correct!` with the values below. */
function readFailure(
  window: LogWindow,
  from: number,
): { finding: Finding; isError: boolean; to: number } | undefined {
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
