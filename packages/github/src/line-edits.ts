import { applyEdits, type TextEdit } from "@hephaestus/core";

/** Whole lines that are replaced: 1-based, inclusive; `text` without the last line end, empty where they go. */
export interface LineEdit {
  startLine: number;
  endLine: number;
  text: string;
}

/** Edits of a text as replacements of whole lines; those that share or touch lines become one. */
export function lineEdits(text: string, edits: readonly TextEdit[]): LineEdit[] {
  const starts = lineStarts(text);
  const groups: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const first = lineAt(starts, edit.start);
    const last = lineAt(starts, edit.end) - (leavesNext(edit, starts) ? 1 : 0);
    const previous = groups.at(-1);
    if (previous !== undefined && first <= previous.last + 1) {
      previous.last = Math.max(previous.last, last);
      previous.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups.map(({ first, last, edits: own }) => {
    const start = starts[first] ?? 0;
    const end = starts[last + 1] ?? text.length;
    const moved = own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const replaced = applyEdits(text.slice(start, end), moved);
    return { startLine: first + 1, endLine: last + 1, text: replaced.replace(/\r?\n$/, "") };
  });
}

/** Whether an edit ends where a line begins and leaves that line alone. */
function leavesNext({ start, end, text }: TextEdit, starts: readonly number[]): boolean {
  if (end === start || !starts.includes(end)) return false;
  return text === "" ? starts.includes(start) : text.endsWith("\n");
}

/** Offsets at which lines begin. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index !== -1; index = text.indexOf("\n", index + 1))
    starts.push(index + 1);
  return starts;
}

/** 0-based number of the line that holds an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  const next = starts.findIndex((start) => start > offset);
  return next === -1 ? starts.length - 1 : next - 1;
}
