import type { Location } from "@hephaestus/core";
import type { Range } from "../protocol/place.ts";
import { lineAt } from "../text/line-at.ts";
import { lineStarts } from "../text/line-starts.ts";

const WORD = /^[\p{L}\p{N}_$]+/u;

/** Gives the range of places in one file; its text is cut into lines once. Without a text, places stay as they are told. */
export function rangesIn(text: string | undefined): (location: Location) => Range {
  const starts = text === undefined ? undefined : lineStarts(text);
  return (location) =>
    text === undefined || starts === undefined ? toldRange(location) : rangeIn(text, starts, location);
}

function toldRange({ line, column = 1, endLine = line, endColumn = column }: Location): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

/** The range as told, else the word at the column, else the line without the space around it. A place past the end is the last line. */
function rangeIn(text: string, starts: readonly number[], location: Location): Range {
  const line = Math.min(location.line, starts.length) - 1;
  const content = lineAt(text, starts, line) ?? "";
  const { column, endLine, endColumn } = location;
  const isPast = line !== location.line - 1;
  if (column === undefined || isPast || column > content.length + 1) return wholeLine(content, line);
  const start = { line, character: column - 1 };
  if (endLine !== undefined && endColumn !== undefined && endLine <= starts.length && isAfter(location))
    return { start, end: { line: endLine - 1, character: endColumn - 1 } };
  const word = WORD.exec(content.slice(column - 1))?.[0].length ?? 1;
  return { start, end: { line, character: Math.min(column - 1 + word, content.length) } };
}

function isAfter({ line, column = 1, endLine = line, endColumn = column }: Location): boolean {
  return endLine > line || (endLine === line && endColumn > column);
}

function wholeLine(content: string, line: number): Range {
  const character = content.length - content.trimStart().length;
  return {
    start: { line, character },
    end: { line, character: Math.max(character, content.trimEnd().length) },
  };
}
