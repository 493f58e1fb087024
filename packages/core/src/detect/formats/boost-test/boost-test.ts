import { withoutTestNumber } from "../ctest-number.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

const HEAD = /^(.{1,400}?): (?:(?:fatal )?error|warning):? in "([^"]{1,400})": (\S.*)$/;
const UNKNOWN = /^unknown location(?::0|\(0\))$/;
const MORE = /^(?: {2,8}\S|(?:Failure|Assertion) occurred in a following context:$)/;
const MOST_LINES = 12;
const CHECKPOINT = ": last checkpoint";

/** Failed checks of Boost.Test, each with its suite and case; old versions have no colon after `error`. */
export const boostTest: LogFormat = {
  id: "boost-test",
  title: "Boost.Test",
  glance: ['error: in "', 'error in "', 'warning: in "', 'warning in "'],
  read,
};

/** Reads `test/cart.cpp(5): error: in "prices/sums": check 1+1 == 3 has failed [2 != 3]`. */
function read(numbered: LogWindow): Match | undefined {
  const window = withoutTestNumber(numbered);
  const text = window.text(0) ?? "";
  const [, where, test, first] = HEAD.exec(text) ?? [];
  if (where === undefined || test === undefined || first === undefined) return undefined;
  const isUnknown = UNKNOWN.test(where);
  const checkpoint = checkpointBelow(window);
  const place = parseEitherPlace(isUnknown ? (checkpoint?.where ?? "") : where);
  if (place === undefined && !isUnknown) return undefined;
  const end = checkpoint?.at ?? 1 + moreLines(window);
  const to = checkpoint === undefined ? end : end + 1;
  if (text.startsWith(": warning", where.length)) return { from: 0, to, findings: [] };
  const more = Array.from({ length: end - 1 }, (_, index) => window.text(1 + index) ?? "");
  const message = [first, ...more].map((line) => line.trimEnd()).join("\n");
  const finding: Finding = { severity: "error", message, test: test.replaceAll("/", " > ") };
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place }] };
}

/** `test/cart.cpp(7): last checkpoint: "thrown" test entry`, below all lines of what was thrown. */
function checkpointBelow(window: LogWindow): { where: string; at: number } | undefined {
  for (let at = 1; at <= MOST_LINES; at++) {
    const text = window.text(at);
    if (text === undefined || HEAD.test(text)) return undefined;
    const start = text.indexOf(CHECKPOINT);
    if (start !== -1) return { where: text.slice(0, start), at };
  }
  return undefined;
}

/** What is further in, and the context that a check stood in. */
function moreLines(window: LogWindow): number {
  let count = 0;
  while (count < MOST_LINES && MORE.test(window.text(1 + count) ?? "")) count += 1;
  return count;
}
