import type { Position, Range } from "../protocol/place.ts";

/** A change of a text: `range` was replaced. Without one the whole text was, and nothing can be said of places in it. */
export interface TextChange {
  range?: Range;
  text: string;
}

/**
 * Where a range is after a change. A change before it moves it, one within stretches it; a range whose text was replaced
 * is left empty where that was.
 */
export function shiftRange(range: Range, change: TextChange): Range {
  const { range: replaced, text } = change;
  if (replaced === undefined) return range;
  const end = endOf(replaced.start, text);
  const start = shiftPosition(range.start, replaced, end);
  const shiftedEnd = shiftPosition(range.end, replaced, end);
  return { start, end: isBefore(shiftedEnd, start) ? start : shiftedEnd };
}

/** A position within what was replaced goes to its new end, one at its start stays. */
function shiftPosition(position: Position, replaced: Range, end: Position): Position {
  if (!isBefore(replaced.start, position) && !isEqual(replaced.start, replaced.end)) return position;
  if (isBefore(position, replaced.start)) return position;
  if (isBefore(position, replaced.end)) return end;
  const lines = end.line - replaced.end.line;
  const characters = position.line === replaced.end.line ? end.character - replaced.end.character : 0;
  return { line: position.line + lines, character: position.character + characters };
}

function endOf(start: Position, text: string): Position {
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.at(-1) ?? "";
  const isOneLine = lines.length === 1;
  return {
    line: start.line + lines.length - 1,
    character: isOneLine ? start.character + last.length : last.length,
  };
}

export function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function isEqual(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}
