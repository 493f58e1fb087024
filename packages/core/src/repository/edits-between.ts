import { diffLines } from "diff";
import type { TextEdit } from "../model/edit.ts";

/** Finding the least edits takes time in the square of their number: beyond this the whole text is one edit. */
const MOST_LINES = 2_000;

/** The edits, whole lines each, that make one text of another. */
export function editsBetween(before: string, after: string): TextEdit[] {
  const parts = diffLines(before, after, { maxEditLength: MOST_LINES });
  if (parts === undefined) return [{ start: 0, end: before.length, text: after }];
  const edits: TextEdit[] = [];
  let position = 0;
  let open: TextEdit | undefined;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      position += value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) edits.push((open = { start: position, end: position, text: "" }));
    if (added) open.text += value;
    else open.end = position += value.length;
  }
  return edits;
}
