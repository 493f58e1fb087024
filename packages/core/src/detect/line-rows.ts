import type { UnfoldedLine } from "../logs/entry.ts";
import type { LogLine } from "../logs/line-scanner.ts";
import type { StreamPrefix } from "../logs/prefixes/prefix.ts";
import type { LogEntry } from "../model/log.ts";

/** A line that is worth holding no chunk larger than this for. */
const MOST_HELD_BYTES = 64 * 1024;
/** Lines that were passed are dropped when so many have gathered. */
const DROP_EVERY = 2048;

/** A run of lines around the current one, with what was found out of them so far: those that wait, and some that were passed. */
export interface LineRows {
  lineAt(offset: number): LogLine | UnfoldedLine | undefined;
  /** The entry of a line, read when it is first asked for. */
  entryAt(offset: number): LogEntry | undefined;
  /** The prefix of that entry, likewise. */
  prefixAt(offset: number): StreamPrefix | undefined;
  add(line: LogLine | UnfoldedLine): void;
  advance(count: number): void;
  /** Moves on to the next line that holds a needle. */
  skip(): void;
  /** Keeps more of the lines that are passed from now on. */
  keep(behind: number): void;
  /** How many lines were passed since the log's start. */
  readonly position: number;
  /** How many lines wait, the current one included. */
  readonly ahead: number;
}

/** How lines are read when they are asked for. */
export interface LineReaders {
  readEntry(line: LogLine | UnfoldedLine): LogEntry;
  readPrefix(entry: LogEntry): StreamPrefix | undefined;
}

/** Keeps at least `behind` of the lines that were passed. */
export function createLineRows(behind: number, { readEntry, readPrefix }: LineReaders): LineRows {
  let lines: (LogLine | UnfoldedLine)[] = [];
  let entries: (LogEntry | undefined)[] = [];
  /** Null says that there is none. */
  let prefixes: (StreamPrefix | null | undefined)[] = [];
  let current = 0;
  let dropped = 0;
  /** Lines from here on are of the chunk that is being read. */
  let chunkStart = 0;

  function drop(): void {
    const count = current - behind;
    if (count <= 0) return;
    lines = lines.slice(count);
    entries = entries.slice(count);
    prefixes = prefixes.slice(count);
    current -= count;
    dropped += count;
    chunkStart = Math.max(0, chunkStart - count);
  }

  /** Lets go of the chunk that ended: the lines that still wait get bytes of their own. */
  function leaveChunk(): void {
    drop();
    for (const line of lines.slice(chunkStart)) lines[chunkStart++] = withOwnBytes(line);
  }

  function entryAt(offset: number): LogEntry | undefined {
    const line = lines[current + offset];
    return line === undefined ? undefined : (entries[current + offset] ??= readEntry(line));
  }

  return {
    lineAt: (offset) => lines[current + offset],
    entryAt,
    prefixAt(offset) {
      const known = prefixes[current + offset];
      if (known !== undefined) return known ?? undefined;
      const entry = entryAt(offset);
      if (entry === undefined) return undefined;
      const prefix = readPrefix(entry);
      prefixes[current + offset] = prefix ?? null;
      return prefix;
    },
    add(line) {
      if (lines.length > 0 && lines.at(-1)?.bytes !== line.bytes) leaveChunk();
      lines.push(line);
    },
    advance(count) {
      current = Math.min(current + count, lines.length);
      if (current > DROP_EVERY) drop();
    },
    skip() {
      while (current < lines.length && lines[current]?.hit === false) current += 1;
      if (current > DROP_EVERY) drop();
    },
    keep(count) {
      behind = Math.max(behind, count);
    },
    get position() {
      return dropped + current;
    },
    get ahead() {
      return lines.length - current;
    },
  };
}

function withOwnBytes(line: LogLine | UnfoldedLine): LogLine | UnfoldedLine {
  if (line.bytes.length <= MOST_HELD_BYTES) return line;
  const bytes = Buffer.from(line.bytes.subarray(line.start, line.end));
  return { ...line, bytes, start: 0, end: bytes.length };
}
