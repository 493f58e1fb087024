import { lineStarts, positionAt } from "../text/line-starts.ts";
import type { TextChange } from "./shift-range.ts";

/** The one change that makes a text of another: what lies between their equal start and equal end. */
export function leastChange(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const starts = lineStarts(before);
  const range = {
    start: positionAt(starts, start),
    end: positionAt(starts, before.length - end),
  };
  return { range, text: after.slice(start, after.length - end) };
}
