import type { LogView } from "./log-view.ts";
import { isHarmless } from "./score-line.ts";

/** `ERRORS:`, `FAILED TEST SUMMARY`: what failed stands below. */
const HEADING =
  /^\W{0,8}(?:ERRORS?|FAILURES?|FAILED|Errors|Failures|Failed)(?: TESTS?)?(?::| SUMMARY:?)\W{0,8}$|\b\d{1,4} errors?(?:\(s\))? occurred:$/;
const COUNT_OR_NOTHING = /^\W*(?:$|\d+$|none\b)/i;
/** `Error: 1 problem in 1 formula`, which stands above. */
const COUNTED =
  /^(?:[Ee]rror: |\W{0,4})\d{1,6} (?:\w{1,20} )?(?:problem|offense|issue|violation|symbol|file|page)s?\b/;
const BULLET = /^\s*[*•✗✖✘×-] {1,4}\S/u;
/** `1) src/Mail.php (array_syntax)`, `src/mail.go` */
const NUMBERED_FILE = /^ {0,4}\d{1,4}[.)] [\w./-]{1,200}\.[a-z]\w{0,5}(?: \([\w, ]{1,200}\))?$/;
const FILE = /^[\w@+.-]{0,100}(?:[\w@+-]\/[\w@+./-]{0,200})?\.[a-z]\w{0,7}$/;
const ROWS_BELOW = 4;

/** Offsets of rows that name what failed, which their heading or their form tells; the lines' own words may not. */
export function listedRows(view: LogView, offsets: readonly number[]): number[] {
  const textAt = (offset: number): string => view.peek(offset)?.text ?? "";
  const rows = offsets.flatMap((offset) => {
    const text = textAt(offset);
    if (NUMBERED_FILE.test(text)) return [offset];
    if (HEADING.test(text)) return below(view, offset);
    return COUNTED.test(text) ? bulletsAbove(offset, textAt) : [];
  });
  return rows.filter((offset) => offset < 0 && !isHarmless(textAt(offset)));
}

function below(view: LogView, heading: number): number[] {
  for (let offset = heading + 1; offset <= heading + ROWS_BELOW && offset < 0; offset++) {
    const text = view.peek(offset)?.text ?? "";
    if (/\p{L}/u.test(text)) return COUNT_OR_NOTHING.test(text) ? [] : [offset];
  }
  return [];
}

/** The first of the rows that a count below them counts. */
function bulletsAbove(count: number, textAt: (offset: number) => string): number[] {
  let first = count;
  while (BULLET.test(textAt(first - 1))) first -= 1;
  return first === count ? [] : [first];
}

/** Where a command that fails prints nothing but names of files, the first of them. */
export function firstFile(view: LogView, offsets: readonly number[]): number | undefined {
  const isList =
    offsets.length > 0 && offsets.every((offset) => FILE.test(view.peek(offset)?.text.trim() ?? ""));
  return isList ? offsets.at(-1) : undefined;
}
