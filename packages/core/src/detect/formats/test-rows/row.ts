/** A row of a list of tests: its name, and whether it passed. */
export interface Row {
  layout: "end" | "start" | "table";
  name: string;
  isFailed: boolean;
}

const LONGEST = 400;
const FAILED: ReadonlySet<string> = new Set(["FAIL", "FAILED", "ERROR"]);
const PASSED: ReadonlySet<string> = new Set(["PASS", "PASSED", "OK", "ok"]);
const START = /^ {0,4}\[ ?(FAIL|FAILED|PASS|PASSED|OK) ?\] {1,4}(\S.*)$/;
const CELL = /^(\S.{0,200}?) +\| (✖|✗|✓|✔) (?:Failed|Passed) +\|/u;
const LEAST_GAP = 2;

/** Reads `motions/line-end          FAIL`, `[FAIL] line end` or `line_end.py  | ✖ Failed  | 3 s`. */
export function parseRow(line: string): Row | undefined {
  if (line.length > LONGEST) return undefined;
  const text = line.trimEnd();
  return readStart(text) ?? readCell(text) ?? readEnd(text);
}

function readStart(text: string): Row | undefined {
  const [, verdict = "", name] = START.exec(text) ?? [];
  return name === undefined ? undefined : { layout: "start", name, isFailed: FAILED.has(verdict) };
}

function readCell(text: string): Row | undefined {
  const [, name, mark] = CELL.exec(text) ?? [];
  return name === undefined ? undefined : { layout: "table", name, isFailed: mark === "✖" || mark === "✗" };
}

/** Blanks, dots or a tab stand between the two; a name of several words wants dots. */
function readEnd(text: string): Row | undefined {
  const start = Math.max(text.lastIndexOf(" "), text.lastIndexOf("\t"), text.lastIndexOf(".")) + 1;
  const verdict = text.slice(start);
  if (start === 0 || !(FAILED.has(verdict) || PASSED.has(verdict))) return undefined;
  let end = start;
  while (end > 0 && isGap(text[end - 1])) end -= 1;
  const gap = text.slice(end, start);
  const isApart = gap.length > LEAST_GAP || gap === "  " || gap.includes("\t");
  if (end === 0 || !isApart || text.startsWith(" ".repeat(9))) return undefined;
  const name = text.slice(0, end).trim();
  if (name.includes(" ") && !(gap.startsWith(" .") || gap.includes("......"))) return undefined;
  return { layout: "end", name, isFailed: FAILED.has(verdict) };
}

function isGap(character: string | undefined): boolean {
  return character === " " || character === "." || character === "\t";
}
