import type { TextEdit } from "../../model/edit.ts";
import { editsBetween } from "../../repository/edits-between.ts";

/** An edit that puts lines back, and the first line of what it replaces, 1-based. */
export interface Hunk {
  edit: TextEdit;
  line: number;
}

/** Longer ones are no slip, and taking them back takes too much. */
const MOST_LINES = 40;

/** The edits that put the lines of a range back as they were; none where more was changed there than one would take back unread. */
export function changedBack(
  now: string,
  then: string,
  { startLine, endLine }: { startLine: number; endLine: number },
): Hunk[] {
  const hunks = editsBetween(now, then)
    .map((edit) => ({ edit, line: lineBreaks(now.slice(0, edit.start)) + 1 }))
    .filter(({ edit, line }) => {
      const replaced = lineBreaks(now.slice(edit.start, edit.end));
      return line <= endLine && startLine <= line + Math.max(replaced - 1, 0);
    });
  const lines = hunks.map(({ edit }) => lineBreaks(now.slice(edit.start, edit.end)) + lineBreaks(edit.text));
  return lines.reduce((sum, count) => sum + count, 0) > MOST_LINES ? [] : hunks;
}

function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}
