import type { Candidate } from "./candidates.ts";
import type { LogView } from "./log-tail.ts";
import { scoreLine } from "./score-line.ts";

const MOST_ROWS = 6;
const LONGEST_ROW = 400;

/** The line with what is indented beneath it, or goes on about the failure. */
export function readCandidate(view: LogView, offset: number, score: number): Candidate {
  const entry = view.peek(offset);
  const text = entry?.text ?? "";
  const rows = [text.slice(0, LONGEST_ROW)];
  while (rows.length < MOST_ROWS) {
    const next = view.peek(offset + rows.length);
    if (next === undefined || next.marker !== undefined || next.text.trim() === "") break;
    if (indentOf(next.text) <= indentOf(text) && scoreLine(next.text) === 0) break;
    rows.push(next.text.slice(0, LONGEST_ROW));
  }
  const line = entry?.line ?? 0;
  return { line, lastLine: view.peek(offset + rows.length - 1)?.line ?? line, score, rows };
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
