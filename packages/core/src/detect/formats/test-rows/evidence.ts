import type { LogEntry } from "../../../model/log.ts";
import type { LogWindow } from "../format.ts";
import { tellsFailedTests } from "./failure-count.ts";
import { isTestName } from "./test-name.ts";
import { isFailedListHead } from "./failed-list.ts";
import type { Row } from "./test-row.ts";
import { parseRow } from "./row.ts";

const NEAR = 30;
const FAR = 400;
const ABOVE = 40;
const PASSED = /PASS|OK|[Oo]k\b|[Pp]ass|[Ss]uccess|✓|✔|√|✅/u;
/** Python's runner names the test again, with its trace: another format reads that. */
const OF_UNITTEST = /^(?:FAIL|ERROR): \S/;
const RULE = /^={20,200}$/;
const counted = new WeakMap<LogEntry, boolean | undefined>();

/**
 * Whether the lines around a row show that it is one of a list of tests: one like it that passed, or a count of failures.
 * Where the next count is of none, the row is no failure.
 */
export function isAmongTests(window: LogWindow, row: Row): boolean {
  const next = countFrom(window, 1, FAR);
  if (next === false) return false;
  const isBelieved =
    next === true ||
    wasBelieved(window, row) ||
    (row.isLoose !== true && hasPassedNear(window, row)) ||
    countFrom(window, -1, ABOVE) === true;
  if (isBelieved) believeNext(window, row);
  return isBelieved;
}

/** Of the entries after a row that was believed, the layout of such rows: what stands above them is hidden by then. */
const believed = new WeakMap<LogEntry, string>();

function wasBelieved(window: LogWindow, { layout }: Row): boolean {
  const entry = window.at(0);
  return entry !== undefined && believed.get(entry) === layout;
}

function believeNext(window: LogWindow, { layout }: Row): void {
  for (let offset = 1; offset < ABOVE; offset++) {
    const entry = window.at(offset);
    if (entry === undefined) return;
    believed.set(entry, layout);
  }
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

/** What the first line says that counts failed tests, in a direction. */
function countFrom(window: LogWindow, step: 1 | -1, most: number): boolean | undefined {
  for (let away = 1; away < most; away++) {
    const entry = window.at(step * away);
    if (entry === undefined) return undefined;
    const count = countIn(entry);
    if (count !== undefined) return count;
  }
  return undefined;
}

/** Many rows look at the same lines. */
function countIn(entry: LogEntry): boolean | undefined {
  if (counted.has(entry)) return counted.get(entry);
  const count = tellsFailedTests(entry.text);
  counted.set(entry, count);
  return count;
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
