import { createLineColumns, type LineColumns } from "./line-batch.ts";
import type { Needles } from "./needles.ts";
import { COLOURED, ENDS, MARGIN, MARKS, RECORDS } from "./wasm/layout.ts";

/** Where a search stands in a block of a log. */
interface Searching {
  /** Where the current line starts, and up to where newlines and literals were looked for. */
  lineStart: number;
  seen: number;
  /** Where the block's bytes end. */
  filled: number;
  /** Marks of the current line. */
  lineMarks: number;
}

/** What a search found: the lines that ended, and where the one starts that did not. */
export interface SearchedSlice {
  columns: LineColumns;
  count: number;
  hasRecords: boolean;
  lineStart: number;
  lineMarks: number;
}

/** Where literals may begin in any four bytes. */
const EVERYWHERE = 0b1111;

/** Searches the bytes of a block that were not searched yet; what it finds of lines is told in columns, in those given if there is room. */
export function searchSlice(
  { memory, search, field, longest, filter }: Needles,
  block: Buffer,
  { lineStart, seen, filled, lineMarks }: Searching,
  given: LineColumns,
): SearchedSlice {
  const isWhole = seen - lineStart <= 2 * longest;
  const from = isWhole ? lineStart : seen - longest;
  const to = field + filled - from;
  block.copy(memory, field, from, filled);
  memory.fill(0, to, to + MARGIN);
  const count = search.split(field + seen - from, to);
  memory[MARKS] = lineMarks;
  search.mark(field, to, count, filter.isLaidOut ? 0 : EVERYWHERE);
  // Its colours may stand further to the front.
  if (!isWhole && memory[MARKS] !== 0) memory[MARKS] = (memory[MARKS] ?? 0) | COLOURED;
  const columns = given.starts.length < count ? createLineColumns(2 * count) : given;
  const { starts, ends, marks } = columns;
  const shift = from - field;
  let start = lineStart;
  for (let place = 0; place < count; place++) {
    const end = memory.readInt32LE(ENDS + 4 * place) + shift;
    starts[place] = start;
    ends[place] = end;
    start = end + 1;
  }
  marks.set(memory.subarray(MARKS, MARKS + count));
  return {
    columns,
    count,
    hasRecords: memory[RECORDS] !== 0,
    lineStart: start,
    lineMarks: memory[MARKS + count] ?? 0,
  };
}
