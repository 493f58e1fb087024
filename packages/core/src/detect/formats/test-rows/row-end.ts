import type { Row } from "./test-row.ts";
import { failedBy } from "./verdict-words.ts";

const GAP: ReadonlySet<string> = new Set([" ", ".", "\t", ":", "-"]);
const LEAST_GAP = 2;
const MOST_INDENT = 9;
const TIME_BEHIND =
  /(?:(?:\s|: )[([]\d{1,7}(?:\.\d{1,9})? ?(?:s|ms|sec|seconds|µs|us)[)\]]|\s\d{1,7}(?:\.\d{1,9})? ?(?:s|ms|sec))$/u;

/** Reads a row with its verdict behind it: `motions/line-end          FAIL`, `adds prices: [Failed]`, `adds ... failed`. */
export function readRowEnd(line: string): Row | undefined {
  const text = line.replace(TIME_BEHIND, "").trimEnd();
  const isBoxed = text.endsWith("]");
  const end = isBoxed ? text.slice(0, -1).trimEnd().length : text.length;
  const start = wordStart(text, end);
  const isFailed = failedBy(text.slice(start, end));
  if (isFailed === undefined || start === 0 || (isBoxed && !/\[ ?$/.test(text.slice(0, start))))
    return undefined;
  const gapEnd = isBoxed ? text.lastIndexOf("[", start) : start;
  let nameEnd = gapEnd;
  while (nameEnd > 0 && GAP.has(text[nameEnd - 1] ?? "")) nameEnd -= 1;
  const name = text.slice(0, nameEnd).trim();
  const gap = text.slice(nameEnd, gapEnd);
  if (name === "" || gap === "" || (!isBoxed && text.startsWith(" ".repeat(MOST_INDENT)))) return undefined;
  if (isBoxed) return { layout: "end-box", name, isFailed };
  return readOpen(name, gap, isFailed);
}

/** Blanks, dots or a tab stand between the two; a name of several words wants dots, or a count of failures below. */
function readOpen(name: string, gap: string, isFailed: boolean): Row | undefined {
  const isApart = gap.length > LEAST_GAP || gap === "  " || gap.includes("\t");
  const isDotted = gap.includes("..");
  if (isApart && (isDotted || !/[\s]/.test(name))) return { layout: "end", name, isFailed };
  const isColon = (gap === ": " || gap === " - ") && !name.includes(": ");
  return isColon || isApart
    ? { layout: `end${isColon ? gap : ""}`, name, isFailed, isLoose: true }
    : undefined;
}

function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && /[A-Za-z]/.test(text[start - 1] ?? "")) start -= 1;
  return start;
}
