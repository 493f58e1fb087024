import type { LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = /^(?:FAIL|ERROR|XPASS): (\S{1,200}(?: \d{1,9}(?: - .{1,200})?)?)$/;
const STATUS = /^(?:PASS|FAIL|SKIP|XFAIL|XPASS|ERROR): \S/;
const END =
  /^(?:# (?:TOTAL|FAIL): |\d+ of \d+ tests? (?:failed|did not behave)|All \d+ tests passed|Testsuite summary for )/;
/** What programs print of themselves. */
const NO_TEST = /^(?:\d{1,7}\/\d{1,7}|failed|error|FAILED|nothing|none|yes|no)$/;
const NEAR = 8;
const FAR = 400;

/** Failed tests of Automake's test drivers, serial and parallel, and of TAP below them. */
export const automake: LogFormat = {
  id: "automake",
  title: "Automake tests",
  glance: ["FAIL: ", "ERROR: ", "XPASS: "],
  read,
};

/** Reads `FAIL: tests/total.sh` among its like or above their summary; other tools print such lines, too. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const test = FAILED.exec(text)?.[1];
  const isTitle = window.text(1) === "=".repeat(text.length);
  if (test === undefined || NO_TEST.test(test) || isTitle || !isAmongTests(window)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text, test }] };
}

function isAmongTests(window: LogWindow): boolean {
  for (let offset = -NEAR; offset <= NEAR; offset++)
    if (offset !== 0 && STATUS.test(window.text(offset) ?? "")) return true;
  for (let offset = 1; offset < FAR; offset++) {
    const text = window.text(offset);
    if (text === undefined) return false;
    if (END.test(text)) return true;
  }
  return false;
}
