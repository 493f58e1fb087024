import type { UnfoldedLine } from "../logs/entry.ts";
import type { LineReceiver, LogLine } from "../logs/line-scanner.ts";
import type { StreamPrefix } from "../logs/prefixes/prefix.ts";
import type { LogEntry } from "../model/log.ts";

/** Rows that there is room for at first. */
const FIRST_ROWS = 2048;

/** A run of lines around the current one, with what was found out of them so far: those that wait, and some that were passed. */
export interface LineRows extends LineReceiver {
  lineAt(offset: number): LogLine | UnfoldedLine | undefined;
  /** The marks of the line's needles; 0 for none. */
  marksAt(offset: number): number;
  /** The entry of a line, read when it is first asked for. */
  entryAt(offset: number): LogEntry | undefined;
  /** The prefix of that entry, likewise. */
  prefixAt(offset: number): StreamPrefix | undefined;
  /** Adds a line that is one of several of a raw line. */
  addUnfolded(line: UnfoldedLine, marks: number): void;
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

/** Lines by their position, which is the place of their column's item modulo the size; a power of two. */
interface Columns {
  size: number;
  numbers: Float64Array;
  starts: Int32Array;
  ends: Int32Array;
  marks: Uint8Array;
  bytes: (Buffer | undefined)[];
  unfolded: (UnfoldedLine | undefined)[];
  entries: (LogEntry | undefined)[];
  /** Null says that there is none. */
  prefixes: (StreamPrefix | null | undefined)[];
}

/** Keeps at least `behind` of the lines that were passed. */
// oxlint-disable-next-line max-lines-per-function -- one state, which no call for each line may cost more
export function createLineRows(behind: number, { readEntry, readPrefix }: LineReaders): LineRows {
  let columns = createColumns(FIRST_ROWS);
  let current = 0;
  let end = 0;
  /** Where lines begin that are kept. */
  let first = 0;

  /** The slot of a new line. */
  function add(number: number, marks: number): number {
    if (end - first >= columns.size) {
      first = Math.max(first, current - behind);
      if (2 * (end - first) > columns.size) columns = enlarged(columns, first, end);
    }
    const slot = end & (columns.size - 1);
    end += 1;
    columns.numbers[slot] = number;
    columns.marks[slot] = marks;
    if (columns.entries[slot] !== undefined) columns.entries[slot] = undefined;
    if (columns.prefixes[slot] !== undefined) columns.prefixes[slot] = undefined;
    if (columns.unfolded[slot] !== undefined) columns.unfolded[slot] = undefined;
    return slot;
  }

  function slotAt(offset: number): number | undefined {
    const position = current + offset;
    return position >= first && position < end ? position & (columns.size - 1) : undefined;
  }

  function lineIn(slot: number): LogLine | UnfoldedLine {
    const { numbers, bytes, starts, ends, unfolded } = columns;
    return (
      unfolded[slot] ?? {
        number: numbers[slot] ?? 0,
        bytes: bytes[slot] ?? NOTHING,
        start: starts[slot] ?? 0,
        end: ends[slot] ?? 0,
      }
    );
  }

  function entryAt(offset: number): LogEntry | undefined {
    const slot = slotAt(offset);
    return slot === undefined ? undefined : (columns.entries[slot] ??= readEntry(lineIn(slot)));
  }

  return {
    lineAt(offset) {
      const slot = slotAt(offset);
      return slot === undefined ? undefined : lineIn(slot);
    },
    marksAt(offset) {
      const slot = slotAt(offset);
      return slot === undefined ? 0 : (columns.marks[slot] ?? 0);
    },
    entryAt,
    prefixAt(offset) {
      const slot = slotAt(offset);
      const entry = entryAt(offset);
      if (slot === undefined || entry === undefined) return undefined;
      const known = columns.prefixes[slot];
      if (known !== undefined) return known ?? undefined;
      const prefix = readPrefix(entry);
      columns.prefixes[slot] = prefix ?? null;
      return prefix;
    },
    take(number, bytes, ...[start, lineEnd, marks]) {
      const slot = add(number, marks);
      columns.bytes[slot] = bytes;
      columns.starts[slot] = start;
      columns.ends[slot] = lineEnd;
    },
    addUnfolded(line, marks) {
      columns.unfolded[add(line.number, marks)] = line;
    },
    wantedFrom(bytes) {
      for (let position = Math.max(first, current - behind); position < end; position++) {
        const slot = position & (columns.size - 1);
        if (columns.bytes[slot] === bytes) return columns.starts[slot] ?? 0;
      }
      return Number.POSITIVE_INFINITY;
    },
    moved(from, to, by) {
      first = Math.max(first, current - behind);
      for (let position = first; position < end; position++) {
        const slot = position & (columns.size - 1);
        if (columns.bytes[slot] !== from) continue;
        columns.bytes[slot] = to;
        columns.starts[slot] = (columns.starts[slot] ?? 0) - by;
        columns.ends[slot] = (columns.ends[slot] ?? 0) - by;
      }
    },
    advance(count) {
      current = Math.min(current + count, end);
    },
    skip() {
      const { marks, size } = columns;
      while (current < end && marks[current & (size - 1)] === 0) current += 1;
    },
    keep(count) {
      behind = Math.max(behind, count);
    },
    get position() {
      return current;
    },
    get ahead() {
      return end - current;
    },
  };
}

const NOTHING = Buffer.alloc(0);

function createColumns(size: number): Columns {
  return {
    size,
    numbers: new Float64Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    marks: new Uint8Array(size),
    bytes: Array.from<undefined>({ length: size }),
    unfolded: Array.from<undefined>({ length: size }),
    entries: Array.from<undefined>({ length: size }),
    prefixes: Array.from<undefined>({ length: size }),
  };
}

/** Columns of twice the size, with the lines from one position to another. */
function enlarged(old: Columns, from: number, to: number): Columns {
  const columns = createColumns(2 * old.size);
  for (let position = from; position < to; position++) {
    const source = position & (old.size - 1);
    const target = position & (columns.size - 1);
    columns.numbers[target] = old.numbers[source] ?? 0;
    columns.starts[target] = old.starts[source] ?? 0;
    columns.ends[target] = old.ends[source] ?? 0;
    columns.marks[target] = old.marks[source] ?? 0;
    columns.bytes[target] = old.bytes[source];
    columns.unfolded[target] = old.unfolded[source];
    columns.entries[target] = old.entries[source];
    columns.prefixes[target] = old.prefixes[source];
  }
  return columns;
}
