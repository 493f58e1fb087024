import type { LogWindow } from "../format.ts";
import { parseFailHeader } from "./fail-header.ts";

/** The lines of one error in the report, without headlines. */
export interface Block {
  lines: string[];
  /** Offset of the first entry after it, its closing rule included. */
  to: number;
  /** Whether Vitest's rule closes it. */
  closed: boolean;
}

const RULE = "⎯";
const COUNTED_RULE = /⎯\[\d+\/\d+\]⎯$/;
const SUMMARY = /^ *(?:Test Files|Snapshots|Tests) {2}/;
/** Lines of a diff as wide as the window are of no use. */
const MAX_LINES = 480;

/** Reads the lines of an error down to the rule below it, the next headline, the summary or another stream's line. */
export function readBlock(window: LogWindow, from: number): Block {
  const lines: string[] = [];
  for (let offset = from; offset < from + MAX_LINES; offset++) {
    const entry = window.at(offset);
    if (entry === undefined || entry.marker !== undefined || isHeadline(entry.text))
      return { lines, to: offset, closed: false };
    if (isRule(entry.text)) return { lines, to: offset + 1, closed: true };
    lines.push(entry.text);
  }
  return { lines, to: from + MAX_LINES, closed: false };
}

/** Title of a section or of an unhandled error: `⎯⎯⎯⎯ Unhandled Rejection ⎯⎯⎯⎯⎯`. */
export function parseTitle(text: string): string | undefined {
  const line = text.trim();
  if (!line.startsWith(RULE) || !line.endsWith(RULE)) return undefined;
  const words = line.split(" ").slice(1, -1);
  return words.length === 0 ? undefined : words.join(" ");
}

/** Whether a line closes an error: `⎯⎯⎯⎯⎯⎯[1/5]⎯` */
export function isRule(text: string): boolean {
  return COUNTED_RULE.test(text.trimEnd());
}

/** Whether a line begins another part of the report. */
export function isHeadline(text: string): boolean {
  return parseFailHeader(text) !== undefined || SUMMARY.test(text) || parseTitle(text) !== undefined;
}

/** Offset of the next entry that is not empty. */
export function skipEmpty(window: LogWindow, from: number): number {
  let offset = from;
  while (offset < from + MAX_LINES && window.text(offset)?.trim() === "") offset += 1;
  return offset;
}

/** Index of the last line that says something. */
export function lastFilled(lines: readonly string[]): number {
  const index = lines.findLastIndex((line) => line.replaceAll(RULE, "").trim() !== "");
  return index === -1 ? 0 : index;
}
