import { blockLines, indentOf } from "../block-lines.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";
import { isAmongTests, isToldBelow } from "./evidence.ts";
import { readFailedList } from "./failed-list.ts";
import { readKnownRow } from "./known-row.ts";
import { parseRow } from "./row.ts";
import { readSimpleTest } from "./simple-test.ts";
import { isTestName, ownTestName } from "./test-name.ts";

const MOST_TOLD = 8;

/** Failed tests of runners that nobody has a format for: rows of a list, each with what came of it, and lists of failures. */
export const testRows: LogFormat = {
  id: "test-rows",
  title: "lists of tests",
  glance: [
    "FAIL",
    "ERROR",
    "Fail]",
    "Failed]",
    "Failed  ",
    "failed:",
    "Failed: After ",
    "Failed! ",
    "Gave up! ",
    "#1 test_",
    ") Test",
    "### Failure in ",
    "... failed",
    ": failed",
    "iled test",
    "iled Test",
    "iling Test",
    "iling test",
    "ests failed",
    "ests with err",
    "est Failed",
    "est failed",
    "xpected failures:",
    " ERR] ",
    "[n] - ",
    " :: Test ",
    "In file /",
    "  AssertionError: ",
    "ailures on these tests:",
    "iled scenarios:",
    "Failure in ",
    "Error in ",
    "Failures:",
    "Fail: ",
    "!! ",
    "> Diff in ",
    "failed at ",
    "✗",
    "✘",
    "✖",
    "❌",
    "[err]: ",
    ":F:",
    ":E:",
    "  Failed: ",
    "  Error: ",
    ":S:",
    "fail (P=",
    ", Failed: ",
    "\tin test",
    ") Failure (",
    "' failed:",
    "  • ",
    " shrink step",
    " (on line ",
    "pec.coffee:",
    "pec.js:",
    ", but it ",
    " (using ",
    "[info]   [0",
    ": fn test_",
    ": module '",
    "[Failed]: ",
    ": failure in expression ",
    "   Expect (",
    "- asserts[",
    "  ! asserts ",
    "# Failed test ",
  ],
  read: (window) =>
    readKnownRow(window) ?? readSimpleTest(window) ?? readFailedList(window) ?? readRow(window),
};

/** `motions/line-end          FAIL`, where a row close to it says `PASS` in the same way, or failures are counted below. */
function readRow(window: LogWindow): Match | undefined {
  const row = parseRow(window.text(0) ?? "");
  if (row === undefined || !row.isFailed) return undefined;
  const test = row.layout === "mark" ? row.name : ownTestName(row.name);
  if (!isTestName(test) || !isAmongTests(window, row) || isToldBelow(window, test)) return undefined;
  const told = row.layout === "mark" ? linesBelow(window) : [];
  const message = row.message ?? (joined(told) || test);
  return { from: 0, to: 1 + told.length, findings: [{ severity: "error", message, test }] };
}

/** What is further in below a row with a mark says why. */
function linesBelow(window: LogWindow): string[] {
  const indent = indentOf(window.text(0) ?? "");
  return blockLines(
    window,
    1,
    MOST_TOLD,
    (text) => text.trim() !== "" && (indentOf(text) <= indent || parseRow(text) !== undefined),
  );
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
