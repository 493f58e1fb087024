import { diffLines } from "diff";
import type { TextEdit } from "../model/edit.ts";

/** The edits, whole lines each, that make one text of another. */
export function editsBetween(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let position = 0;
  let open: TextEdit | undefined;
  for (const { added, removed, value } of diffLines(before, after)) {
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
