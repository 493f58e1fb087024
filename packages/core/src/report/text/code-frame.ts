import { codeFrameColumns } from "@babel/code-frame";
import type { Location } from "../../model/location.ts";
import { printable } from "../printable.ts";

const LINES_AROUND = 2;
const TAB = "    ";

/** What counts as a line end for a compiler of JavaScript. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

export interface CodeFrameOptions {
  color: boolean;
  /** Columns of the frame, gutter included. */
  width: number;
}

/** The source around a place with a mark beneath it, one row each; undefined when the source has no such line. */
export function codeFrame(
  source: string,
  location: Location,
  options: CodeFrameOptions,
): string[] | undefined {
  const lines = linesOf(source, location.line);
  const first = Math.max(location.line - LINES_AROUND, 1);
  const shown = lines.slice(first - 1, location.line + LINES_AROUND);
  const marked = lines[location.line - 1];
  if (marked === undefined) return undefined;
  const gutter = `> ${first + shown.length} | `.length;
  const cut = cutAround(markOf(marked, location), Math.max(options.width - gutter, 1));
  const frame = codeFrameColumns(
    shown.map((line) => cutLine(displayed(line), cut)).join("\n"),
    {
      start: { line: location.line, column: cut.start - cut.from },
      end: { line: location.line, column: Math.min(cut.end, cut.to) - cut.from },
    },
    { startLine: first, linesAbove: LINES_AROUND, linesBelow: LINES_AROUND, forceColor: options.color },
  );
  return frame.split("\n");
}

/** What follows the last line end is a line only if it holds something, or if the place is there. */
function linesOf(source: string, marked: number): string[] {
  const lines = source.split(LINE_END);
  return lines.at(-1) === "" && lines.length > marked ? lines.slice(0, -1) : lines;
}

/** The part of a displayed line that is marked, as 0-based columns, the end exclusive. */
interface Mark {
  start: number;
  end: number;
}

/** The columns of every line that are shown. */
interface Cut extends Mark {
  from: number;
  to: number;
}

/** A place without a column is marked at the first character of its line, one over several lines to its first line's end. */
function markOf(line: string, { column, line: startLine, endLine = startLine, endColumn }: Location): Mark {
  const begin = Math.min((column ?? line.length - line.trimStart().length + 1) - 1, line.length);
  const beyond = endLine > startLine ? line.length : (endColumn ?? begin + 2) - 1;
  const start = displayed(line.slice(0, begin)).length;
  return { start, end: Math.max(displayed(line.slice(0, beyond)).length, start + 1) };
}

function cutAround(mark: Mark, room: number): Cut {
  const from = mark.start < room - 1 ? 0 : mark.start - Math.floor(room / 2);
  return { ...mark, from, to: from + room };
}

function cutLine(line: string, { from, to }: Cut): string {
  const head = from > 0 && line.length > from ? `…${line.slice(from + 1, to)}` : line.slice(from, to);
  return line.length > to ? `${head.slice(0, -1)}…` : head;
}

function displayed(line: string): string {
  return printable(line).replaceAll("\t", TAB);
}
