import type { Candidate } from "./candidates.ts";
import type { LogView } from "./log-view.ts";
import { tailOffsets } from "./log-tail.ts";
import { readCandidate, scoreAt } from "./read-candidate.ts";
import { isHarmless } from "./score-line.ts";

/** `cart.vhd:6:8: no declaration for "total"`: a linter's or a compiler's row. */
const ROW = /^(?:\.{0,2}\/)?[^\s:'"(]{1,300}\.[A-Za-z]\w{0,9}:\d{1,9}(:\d{1,9})?: \S/;
/** `msgfmt: found 1 fatal error`, which tells nothing that its rows do not. */
const SUM = /\b\d{1,6} (?:\w{1,20} )?(?:error|warning|problem|issue|violation)s?\b/;
const MOST_ROWS = 50;

/**
 * What failed and, where that is a row that begins with a place, the other rows in its layout, in the order of the log; of a sum of
 * rows the rows themselves.
 */
export function withRowsAlike(view: LogView, best: Candidate): Candidate[] {
  const own = ROW.exec(best.rows[0] ?? "");
  if (own === null && !SUM.test(best.rows[0] ?? "")) return [best];
  const rows = rowOffsets(view).map((offset) => readCandidate(view, offset, scoreAt(view, offset)));
  const isAlike = ({ rows: [text = ""] }: Candidate): boolean =>
    own === null || (ROW.exec(text)?.[1] === undefined) === (own[1] === undefined);
  const alike = rows.filter((row) => row.line !== best.line && isAlike(row));
  return own === null && alike.length > 0 ? alike : [best, ...alike];
}

function rowOffsets(view: LogView): number[] {
  const isRow = (offset: number): boolean => {
    const text = view.peek(offset)?.text ?? "";
    return ROW.test(text) && !view.isClaimed(offset) && !isHarmless(text);
  };
  return tailOffsets(view)
    .filter(isRow)
    .slice(0, MOST_ROWS)
    .toSorted((a, b) => a - b);
}
