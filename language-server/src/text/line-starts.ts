import type { Position } from "../protocol/place.ts";

const LINE_END = /\r\n|\n|\r/g;

/** The offset of each line's first character. */
export function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(LINE_END)].map(({ 0: end, index }) => index + end.length)];
}

/** The position of an offset, by `lineStarts` of its text. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}
