import type { Candidate } from "./candidates.ts";
import type { LogView } from "./log-view.ts";
import { isAboveStack, readStack } from "./read-stack.ts";
import { FATAL_SCORE, scoreLine } from "./score-line.ts";

const MOST_ROWS = 6;
const LONGEST_ROW = 400;
const USAGE = /^(?:[Uu]sage|USAGE|Synopsis)(?:: ?| of |$)/;
const SENTENCE = /^(?![+$>] )\S{1,200}\s+\S/;
/** Of classes, and of loggers: `Migration broke: TypeError: no items`, `E, [… #12] ERROR -- : no items (KeyError)`. */
const ERROR_NAME = /(?:Error|Exception|ERROR|error|fault|FATAL)\b/;

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
  const stack = readStack((below) => textBelow(view, offset, below));
  return { line, lastLine: view.peek(offset + rows.length - 1)?.line ?? line, score, rows, ...stack };
}

/** How much the line looks like the one that tells what failed; an error above its stack does. */
export function scoreAt(view: LogView, offset: number): number {
  const text = view.peek(offset)?.text ?? "";
  const score = scoreLine(text);
  if (isAboveUsage(view, offset)) return Math.max(score, FATAL_SCORE);
  return isLoggedError(view, offset) ? Math.max(score, FATAL_SCORE + 1) : score;
}

/** What a program says before it tells how to call it: `flag provided but not defined: -trace`, `Usage of check:`. */
function isAboveUsage(view: LogView, offset: number): boolean {
  if (!SENTENCE.test(view.peek(offset)?.text ?? "")) return false;
  const below = textBelow(view, offset, 1) ?? "";
  return USAGE.test(below.trim() === "" ? (textBelow(view, offset, 2) ?? "") : below);
}

/** An error with its stack, as a program prints one that it caught: it may have gone on. */
export function isLoggedError(view: LogView, offset: number): boolean {
  const text = view.peek(offset)?.text ?? "";
  return ERROR_NAME.test(text) && isAboveStack((below) => textBelow(view, offset, below));
}

/** Lines of a command's output end where its carrier speaks. */
function textBelow(view: LogView, offset: number, below: number): string | undefined {
  const entry = view.peek(offset + below);
  return entry?.boundary === true || entry?.marker !== undefined ? undefined : entry?.text;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
