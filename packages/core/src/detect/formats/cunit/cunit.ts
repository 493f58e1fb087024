import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const FAILED = /^ {2}Test: (\S.{0,200}?) \.{3} ?FAILED$/;
const ASSERTION = /^ {4}\d{1,5}\. (\S.{0,300}?):(\d{1,9}) {1,2}- (.*)$/;
const BROKEN = /^WARNING - (Suite (?:initialization|cleanup) failed for '(.{1,200})'\.)$/;
const MOST_ASSERTIONS = 200;

/** Failed tests of CUnit, as its basic interface shows them. */
export const cunit: LogFormat = {
  id: "cunit",
  title: "CUnit",
  glance: ["  Test: ", "WARNING - Suite "],
  read: (window) => readTest(window) ?? readSuite(window),
};

/** `  Test: total of cart ...FAILED`, and each assertion below it: `    1. t.c:2  - CU_ASSERT_EQUAL(1+1,3)`. */
function readTest(window: LogWindow): Match | undefined {
  const test = FAILED.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (test === undefined) return undefined;
  const findings: Finding[] = [];
  for (let offset = 1; offset <= MOST_ASSERTIONS; offset++) {
    const [, path, line, message] = ASSERTION.exec(window.text(offset)?.trimEnd() ?? "") ?? [];
    if (path === undefined || message === undefined) break;
    const place = claim(path, Number(line), undefined);
    findings.push({ severity: "error", message, test, place, lines: { from: offset, to: offset } });
  }
  if (findings.length === 0)
    return { from: 0, to: 1, findings: [{ severity: "error", message: test, test }] };
  return { from: 0, to: findings.length + 1, findings };
}

function readSuite(window: LogWindow): Match | undefined {
  const [, message, test] = BROKEN.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (message === undefined || test === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, test }] };
}
