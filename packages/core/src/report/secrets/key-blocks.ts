import type { SecretSpan } from "./secret-span.ts";

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\bPrivate-Lines: \d{1,4}/g;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
/** The end of a line of a key, whatever a log, a diff or a comment puts before it; escapes and quotes may follow. */
const KEY_LINE = /(?:^|[\s|+*>:"'`])[A-Za-z0-9+/]{1,120}={0,3}(?:\\[nr]|[\\"'`,;+\s]){0,12}$/;
const HEADER_LINE = /(?:Proc-Type|DEK-Info|Version|Comment|Hash|MessageID|Charset)\s{0,2}:[^\n]{0,200}$/;
const EMPTY_LINE = /^[^A-Za-z]{0,60}[ZT]?[^A-Za-z]{0,20}$|\|\s{0,4}$/;
const MOST_LINES = 400;

interface Line {
  start: number;
  end: number;
}

/** Private keys of several lines: whole, or cut off at either end, with whatever a carrier put before each line. */
export function keyBlocks(text: string): SecretSpan[] {
  if (!text.includes("PRIVATE KEY") && !text.includes("Private-Lines")) return [];
  const begins = [...text.matchAll(BEGIN)].map(({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
  }));
  const ends = [...text.matchAll(END)].map(({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
  }));
  const closed = begins.map((begin) => {
    const end = ends.find(({ start }) => start >= begin.end);
    const isOpen = end === undefined || begins.some(({ start }) => start >= begin.end && start < end.start);
    return isOpen
      ? { start: begin.start, end: runEnd(text, begin.end) }
      : { start: begin.start, end: end.end };
  });
  const orphans = ends
    .filter(({ start }) => !closed.some((block) => start < block.end && start >= block.start))
    .map(({ start, end }) => ({ start: runStart(text, start), end }));
  return [...closed, ...orphans];
}

/** Where the lines of a key end that begins before `from`. */
function runEnd(text: string, from: number): number {
  let end = lineAt(text, from).end;
  for (let count = 0; count < MOST_LINES && end < text.length; count += 1) {
    const line = lineAt(text, end + 1);
    if (!isOfKey(text, line)) break;
    end = line.end;
  }
  return end;
}

/** Where the lines of a key begin that ends at `to`. */
function runStart(text: string, to: number): number {
  let { start } = lineAt(text, to);
  for (let count = 0; count < MOST_LINES && start > 0; count += 1) {
    const line = lineAt(text, start - 1);
    if (!isOfKey(text, line)) break;
    start = line.start;
  }
  return start;
}

function isOfKey(text: string, { start, end }: Line): boolean {
  if (end - start > 400) return false;
  const line = text.slice(start, end);
  return KEY_LINE.test(line) || HEADER_LINE.test(line) || EMPTY_LINE.test(line);
}

function lineAt(text: string, at: number): Line {
  const end = text.indexOf("\n", at);
  return { start: text.lastIndexOf("\n", at - 1) + 1, end: end === -1 ? text.length : end };
}
