import { readRowEnd } from "./row-end.ts";
import { failedBy } from "./verdict-words.ts";
import type { Row } from "./test-row.ts";

const LONGEST = 400;
const BOX = /^ {0,12}\[ ?([A-Za-z]{2,7}) ?\]:? {1,4}(\S.*)$/;
const WORD = /^(?:[*-]{2,8} | )?(FAIL|FAILED|Failed|KO|PASS|PASSED|Passed|OK|ok)(?::| -| \|) {1,8}(\S.*)$/;
const CELL = /^(\S.{0,200}?) +\| (✖|✗|✓|✔) (?:Failed|Passed) +\|/u;
const ARROW = /^(\S{1,200}) {1,2}(?:->|=>|→) {1,2}([a-zA-Z]{2,7})(?:: (.*))?$/u;
const MARK =
  /^ {0,16}(?:\d{1,5}(?:\.\d{1,6})? {1,2})?(?:\[ ?)?(✗|✘|✖|×|⨯|❌|✓|✔|√|✅)(?: ?\])?:? {1,4}(\S.*)$/u;
const MARK_BEHIND = /^ {0,16}(\S{1,200}) {2,200}(✗|✘|✖|❌|✓|✔|✅)(?: {1,8}\d{1,7}(?:\.\d{1,6})? ?m?s)?$/u;
const CROSSES: ReadonlySet<string> = new Set(["✗", "✘", "✖", "×", "⨯", "❌"]);
/** With a reason behind the verdict: `test_total: FAIL (expected 4)`, ` (2/3) cart.py:CartTest.test_total: FAIL: 3 != 4`. */
const REASON =
  /^ {0,4}(?:\(\d{1,6}\/\d{1,6}\) )?(\S{1,200}): (FAIL|FAILED|ERROR|PASS|PASSED|OK)(?::| ) {0,2}(\S.*)$/;
/** Times behind a name: `adds_prices (0.02s)`, `adds [0.000056s]`. */
const TIME =
  /(?:\s|: )[([]\d{1,7}(?:\.\d{1,9})? ?(?:s|ms|sec|seconds|µs|us)[)\]]$| in \d{1,7}\.\d{1,9} ?s(?:ec|econds)?$|\s{2,200}\d{1,7}(?:\.\d{1,9})? ?(?:ms|s|µs)$/u;
/** Behind a name that is one of many: `(2 of 3)`. */
const PART = / \(\d{1,7} (?:of|\/) \d{1,7}\)$/;
/** The worker that ran it, and a mark in words. */
const LEAD = /^(?:\{\d{1,4}\}|\[(?:fail|FAIL)\]:?) /;

/** Reads `motions/line-end          FAIL`, `[FAIL] line end`, `✗ line end` or `line_end.py  | ✖ Failed  | 3 s`. */
export function parseRow(line: string): Row | undefined {
  if (line.length > LONGEST) return undefined;
  const text = line.trimEnd();
  const row = readWord("box", BOX, text) ?? readWord("word", WORD, text) ?? readArrow(text) ?? readCell(text);
  const read = row ?? readMark(text) ?? readMarkBehind(text) ?? readRowEnd(text) ?? readReason(text);
  return read === undefined ? undefined : { ...read, name: bareName(read.name) };
}

/** `[FAIL] line end`, `FAILED: line end`. */
function readWord(layout: string, pattern: RegExp, text: string): Row | undefined {
  const [, verdict = "", name] = pattern.exec(text) ?? [];
  const isFailed = failedBy(verdict);
  return name === undefined || isFailed === undefined ? undefined : { layout, name, isFailed };
}

/** `t_cart:total  ->  failed: 2 != 3  [0.017s]`. */
function readArrow(text: string): Row | undefined {
  const [, name, verdict = "", message] = ARROW.exec(text.replace(TIME, "").trimEnd()) ?? [];
  const isFailed = failedBy(verdict);
  if (name === undefined || isFailed === undefined) return undefined;
  return { layout: "arrow", name, isFailed, ...(message === undefined ? {} : { message }) };
}

function readReason(text: string): Row | undefined {
  const [, name, verdict = "", said = ""] = REASON.exec(text) ?? [];
  const isFailed = failedBy(verdict);
  if (name === undefined || isFailed === undefined) return undefined;
  const message = said.replace(TIME, "").trim();
  const told = /^\(.{1,300}\)$/.test(message) ? message.slice(1, -1) : message;
  return {
    layout: "end: ",
    name,
    isFailed,
    ...(TIME.test(` ${told}`) || told === "" ? {} : { message: told }),
  };
}

function readCell(text: string): Row | undefined {
  const [, name, mark = ""] = CELL.exec(text) ?? [];
  return name === undefined ? undefined : { layout: "table", name, isFailed: CROSSES.has(mark) };
}

function readMark(text: string): Row | undefined {
  const [, mark = "", name] = MARK.exec(text) ?? [];
  return name === undefined
    ? undefined
    : { layout: "mark", name, isFailed: CROSSES.has(mark), isLoose: true };
}

function readMarkBehind(text: string): Row | undefined {
  const [, name, mark = ""] = MARK_BEHIND.exec(text) ?? [];
  return name === undefined ? undefined : { layout: "mark-behind", name, isFailed: CROSSES.has(mark) };
}

/** Without the time that it took, and what stands before it. */
function bareName(name: string): string {
  return name.replace(LEAD, "").replace(TIME, "").replace(PART, "").replace(/:$/, "").trim();
}
