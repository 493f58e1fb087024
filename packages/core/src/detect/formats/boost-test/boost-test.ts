import { withoutTestNumber } from "../ctest-number.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

const HEAD = /^(.{1,400}?): (?:(?:fatal )?error|warning):? in "([^"]{1,400})": (\S.*)$/;
const UNKNOWN = /^unknown location(?::0|\(0\))$/;
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
  const [, where, test, message] = HEAD.exec(text) ?? [];
  if (where === undefined || test === undefined || message === undefined) return undefined;
  const isUnknown = UNKNOWN.test(where);
  const checkpoint = checkpointBelow(window);
  const place = parseEitherPlace(isUnknown ? (checkpoint ?? "") : where);
  if (place === undefined && !isUnknown) return undefined;
  const to = checkpoint === undefined ? 1 : 2;
  if (text.startsWith(": warning", where.length)) return { from: 0, to, findings: [] };
  const finding: Finding = {
    severity: "error",
    message: message.trimEnd(),
    test: test.replaceAll("/", " > "),
  };
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place }] };
}

/** `test/cart.cpp(7): last checkpoint: "thrown" test entry` */
function checkpointBelow(window: LogWindow): string | undefined {
  const text = window.text(1) ?? "";
  const at = text.indexOf(CHECKPOINT);
  return at === -1 ? undefined : text.slice(0, at);
}
