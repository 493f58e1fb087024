import type { LogEntry } from "../../../model/log.ts";
import type { LogWindow } from "../format.ts";
import { countsFailedTests } from "./failure-count.ts";
import { isTestName } from "./test-name.ts";
import { isFailedListHead } from "./failed-list.ts";
import { parseRow, type Row } from "./row.ts";

const NEAR = 30;
const FAR = 400;
const ABOVE = 40;
const PASSED = /PASS|OK|[Oo]k\b|[Pp]ass|[Ss]uccess|✓|✔|√|✅/u;
const FAILURES = /\d/;
/** Python's runner names the test again, with its trace: another format reads that. */
const OF_UNITTEST = /^(?:FAIL|ERROR): \S/;
const RULE = /^={20,200}$/;
const counted = new WeakMap<LogEntry, boolean>();

/** Whether the lines around a row show that it is one of a list of tests: one like it that passed, or a count of failures. */
export function isAmongTests(window: LogWindow, row: Row): boolean {
  if (row.isLoose !== true && hasPassedNear(window, row)) return true;
  return isCounted(window);
}

function hasPassedNear(window: LogWindow, { layout }: Row): boolean {
  for (let away = 1; away < NEAR; away++)
    for (const offset of [-away, away]) {
      const text = window.text(offset) ?? "";
      const other = PASSED.test(text) ? parseRow(text) : undefined;
      if (other?.layout === layout && !other.isFailed && isTestName(other.name)) return true;
    }
  return false;
}

function isCounted(window: LogWindow): boolean {
  for (let offset = 1; offset < FAR; offset++) {
    const entry = window.at(offset);
    if (entry === undefined) break;
    if (countsIn(entry)) return true;
  }
  for (let offset = -1; offset > -ABOVE; offset--) {
    const entry = window.at(offset);
    if (entry === undefined) break;
    if (countsIn(entry)) return true;
  }
  return false;
}

/** Many rows look at the same lines. */
function countsIn(entry: LogEntry): boolean {
  const known = counted.get(entry);
  if (known !== undefined) return known;
  const isCount = FAILURES.test(entry.text) && countsFailedTests(entry.text);
  counted.set(entry, isCount);
  return isCount;
}

/** Whether the failures are told with their reasons below: by Python's unittest, or in a list that has the name. */
export function isToldBelow(window: LogWindow, name: string): boolean {
  let isInList = false;
  for (let offset = 1; offset < FAR; offset++) {
    const text = window.text(offset);
    if (text === undefined) return false;
    if (RULE.test(text) && OF_UNITTEST.test(window.text(offset + 1) ?? "")) return true;
    if (isInList && text.includes(name)) return true;
    isInList ||= isFailedListHead(text);
  }
  return false;
}
