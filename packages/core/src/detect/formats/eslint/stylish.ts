import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";
import { parseRow, splitRule, type Row } from "./row.ts";

/** Rows are left for the next match from here on, so that none is read at the edge of the window. */
const MAX_OFFSET = 384;
const MAX_MESSAGE_LINES = 80;
const SUMMARY = /^✖ \d+ problems? \(/;

/** Reads the rows of one file; the first entry is a row, and the file's name stands above it or is known from before. */
export function readStylish(window: LogWindow, previous: Match | undefined): Match | undefined {
  if (parseRow(window.text(0) ?? "") === undefined) return undefined;
  const header = parseFileName(window.text(-1));
  const file = header ?? previous?.findings.at(-1)?.place?.path;
  if (file === undefined) return undefined;
  const findings: Finding[] = [];
  let offset = 0;
  while (offset < MAX_OFFSET) {
    const row = parseRow(window.text(offset) ?? "");
    if (row === undefined) break;
    const to = messageEnd(window, offset, row);
    findings.push(toFinding(window, file, row, { from: offset, to: to - 1 }));
    offset = to;
  }
  return { from: header === undefined ? 0 : -1, to: offset, findings };
}

function toFinding(window: LogWindow, file: string, row: Row, lines: { from: number; to: number }): Finding {
  const texts = [row.rest];
  for (let offset = lines.from + 1; offset <= lines.to; offset++) texts.push(window.text(offset) ?? "");
  const { message, rule } = splitRule(texts.join("\n"));
  const finding: Finding = {
    severity: row.severity,
    message,
    place: claim(file, row.line, row.column),
    lines,
  };
  if (rule !== undefined) finding.code = rule;
  return finding;
}

/**
 * Offset after a row's message. A message of several lines has its rule name behind the last of them;
 * without a rule name it ends at the first empty line.
 */
function messageEnd(window: LogWindow, from: number, row: Row): number {
  if (splitRule(row.rest).rule !== undefined) return from + 1;
  let firstEmpty: number | undefined;
  for (let offset = from + 1; offset <= from + MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || isRowOrBeyond(window, offset, text)) return firstEmpty ?? offset;
    if (text === "") firstEmpty ??= offset;
    else if (splitRule(text).rule !== undefined) return offset + 1;
  }
  return firstEmpty ?? from + 1;
}

/** Whether a line can be no part of a message: the next row, the next file's name, or the summary. */
function isRowOrBeyond(window: LogWindow, offset: number, text: string): boolean {
  if (parseRow(text) !== undefined || SUMMARY.test(text)) return true;
  return parseFileName(text) !== undefined && parseRow(window.text(offset + 1) ?? "") !== undefined;
}

/** A file's name stands alone on its line, without indentation; the last line of a message has a rule name behind it. */
function parseFileName(text: string | undefined): string | undefined {
  if (text === undefined || /^\s/.test(text) || splitRule(text).rule !== undefined) return undefined;
  return /[\\/]|\.\w+$/.test(text) || text === "<text>" ? text.trimEnd() : undefined;
}
