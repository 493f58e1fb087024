import { z } from "zod";
import type { TextEdit } from "../../model/edit.ts";

/** A place as language servers tell it: 0-based line and UTF-16 column. */
export interface ServerPosition {
  line: number;
  character: number;
}

export interface ServerRange {
  start: ServerPosition;
  end: ServerPosition;
}

export interface ServerEdit {
  range: ServerRange;
  newText: string;
}

const PositionSchema: z.ZodType<ServerPosition> = z.object({ line: z.number(), character: z.number() });

export const ServerRangeSchema: z.ZodType<ServerRange> = z.object({
  start: PositionSchema,
  end: PositionSchema,
});

export const ServerEditSchema: z.ZodType<ServerEdit> = z.object({
  range: ServerRangeSchema,
  newText: z.string(),
});

/** The UTF-16 offset at which each line of a text starts. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

/** The edits of a server as edits of the text, in order; places beyond its end are its end. */
export function textEdits(edits: readonly ServerEdit[], text: string): TextEdit[] {
  const starts = lineStarts(text);
  const offset = ({ line, character }: ServerPosition): number =>
    Math.min((starts[line] ?? text.length) + character, text.length);
  return edits
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), text: newText }))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether edits in order can all be made. */
export function areApart(edits: readonly TextEdit[]): boolean {
  return edits.every(({ start, end }, index) => start <= end && start >= (edits[index - 1]?.end ?? 0));
}
