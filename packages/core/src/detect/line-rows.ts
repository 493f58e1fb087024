import type { UnfoldedLine } from "../logs/entry.ts";
import type { LineBatch, LogLine } from "../logs/line-batch.ts";
import type { LineReceiver } from "../logs/line-scanner.ts";
import type { StreamPrefix } from "../logs/prefixes/prefix.ts";
import type { LogEntry } from "../model/log.ts";

/** Rows that there is room for at first. */
const FIRST_ROWS = 4096;

/** A run of lines around the current one, with what was found out of them so far: those that wait, and some that were passed. */
export interface LineRows extends LineReceiver {
  lineAt(offset: number): LogLine | UnfoldedLine | undefined;
  /** The marks of the line's needles; 0 for none. */
  marksAt(offset: number): number;
  /** The entry of a line, read when it is first asked for. */
  entryAt(offset: number): LogEntry | undefined;
  /** The prefix of that entry, likewise. */
  prefixAt(offset: number): StreamPrefix | undefined;
  /** Adds one line, which may be one of several of a raw line. */
  add(line: LogLine | UnfoldedLine, marks: number): void;
  advance(count: number): void;
  /** Moves on to the next line that has any of some marks; whether there is one yet. */
  skip(marks: number): boolean;
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
  /** The same, four at once. */
  markWords: Int32Array;
  bytes: (Buffer | undefined)[];
  readings: (Reading | undefined)[];
}

/** What is known of a line that somebody asked for. */
interface Reading {
  line: LogLine | UnfoldedLine;
  entry: LogEntry | undefined;
  /** Null says that there is none. */
  prefix: StreamPrefix | null | undefined;
}

interface Run {
  columns: Columns;
  /** Positions: of the current line, of the end, and of the first line that is kept. */
  current: number;
  end: number;
  first: number;
  /** Behind the last line that something was read of. */
  readEnd: number;
  behind: number;
}

/** Keeps at least `behind` of the lines that were passed. */
export function createLineRows(behind: number, readers: LineReaders): LineRows {
  const run: Run = { columns: createColumns(FIRST_ROWS), current: 0, end: 0, first: 0, readEnd: 0, behind };
  return {
    lineAt(offset) {
      const slot = slotAt(run, offset);
      return slot === undefined ? undefined : lineIn(run.columns, slot);
    },
    marksAt: (offset) => marksAt(run, offset),
    entryAt: (offset) => entryAt(run, offset, readers),
    prefixAt: (offset) => prefixAt(run, offset, readers),
    take: (batch) => addBatch(run, batch),
    add: (line, marks) => addLine(run, line, marks),
    wantedFrom: (bytes) => wantedFrom(run, bytes),
    moved: (from, to, by) => move(run, { from, to, by }),
    advance(count) {
      run.current = Math.min(run.current + count, run.end);
      forget(run);
    },
    skip: (wanted) => skip(run, wanted),
    keep(count) {
      run.behind = Math.max(run.behind, count);
    },
    get position() {
      return run.current;
    },
    get ahead() {
      return run.end - run.current;
    },
  };
}

function addBatch(run: Run, batch: LineBatch): void {
  makeRoom(run, batch.count);
  const { size } = run.columns;
  const slot = run.end & (size - 1);
  const most = size - slot;
  addPart(run.columns, slot, batch, { from: 0, to: Math.min(batch.count, most) });
  if (batch.count > most) addPart(run.columns, 0, batch, { from: most, to: batch.count });
  run.end += batch.count;
}

/** Adds those of a batch's lines that lie side by side among the rows. */
function addPart(
  { numbers, starts, ends, marks, bytes }: Columns,
  slot: number,
  batch: LineBatch,
  { from, to }: { from: number; to: number },
): void {
  starts.set(batch.starts.subarray(from, to), slot);
  ends.set(batch.ends.subarray(from, to), slot);
  marks.set(batch.marks.subarray(from, to), slot);
  bytes.fill(batch.bytes, slot, slot + to - from);
  for (let place = from; place < to; place++) numbers[slot + place - from] = batch.first + place;
}

function addLine(run: Run, line: LogLine | UnfoldedLine, marks: number): void {
  makeRoom(run, 1);
  const { columns } = run;
  const slot = run.end & (columns.size - 1);
  columns.numbers[slot] = line.number;
  columns.starts[slot] = line.start;
  columns.ends[slot] = line.end;
  columns.marks[slot] = marks;
  columns.bytes[slot] = line.bytes;
  run.end += 1;
  if (!("peeled" in line)) return;
  columns.readings[slot] = { line, entry: undefined, prefix: undefined };
  run.readEnd = run.end;
}

function makeRoom(run: Run, count: number): void {
  if (run.end - run.first + count <= run.columns.size) return;
  while (2 * (run.end - run.first + count) > run.columns.size)
    run.columns = enlarged(run.columns, run.first, run.end);
}

function slotAt({ columns, current, first, end }: Run, offset: number): number | undefined {
  const position = current + offset;
  return position >= first && position < end ? position & (columns.size - 1) : undefined;
}

function marksAt(run: Run, offset: number): number {
  const slot = slotAt(run, offset);
  return slot === undefined ? 0 : (run.columns.marks[slot] ?? 0);
}

function readingAt(run: Run, offset: number): Reading | undefined {
  const slot = slotAt(run, offset);
  if (slot === undefined) return undefined;
  const { columns } = run;
  const known = columns.readings[slot];
  if (known !== undefined) return known;
  run.readEnd = Math.max(run.readEnd, run.current + offset + 1);
  return (columns.readings[slot] = { line: lineIn(columns, slot), entry: undefined, prefix: undefined });
}

function lineIn({ numbers, bytes, starts, ends, readings }: Columns, slot: number): LogLine | UnfoldedLine {
  return (
    readings[slot]?.line ?? {
      number: numbers[slot] ?? 0,
      bytes: bytes[slot] ?? NOTHING,
      start: starts[slot] ?? 0,
      end: ends[slot] ?? 0,
    }
  );
}

function entryAt(run: Run, offset: number, { readEntry }: LineReaders): LogEntry | undefined {
  const reading = readingAt(run, offset);
  return reading === undefined ? undefined : (reading.entry ??= readEntry(reading.line));
}

function prefixAt(run: Run, offset: number, readers: LineReaders): StreamPrefix | undefined {
  const reading = readingAt(run, offset);
  const entry = entryAt(run, offset, readers);
  if (reading === undefined || entry === undefined) return undefined;
  if (reading.prefix === undefined) reading.prefix = readers.readPrefix(entry) ?? null;
  return reading.prefix ?? undefined;
}

function skip(run: Run, wanted: number): boolean {
  const { marks, markWords, size } = run.columns;
  const wantedOfFour = wanted * 0x01010101;
  let { current } = run;
  while (current < run.end) {
    const slot = current & (size - 1);
    if (((marks[slot] ?? 0) & wanted) !== 0) break;
    current += slot % 4 === 0 && ((markWords[slot >> 2] ?? 0) & wantedOfFour) === 0 ? 4 : 1;
  }
  run.current = Math.min(current, run.end);
  forget(run);
  return run.current < run.end;
}

/** Lets go of lines that were passed long ago; what was read of them would outlive them, to be collected late. */
function forget(run: Run): void {
  const { readings, size } = run.columns;
  const kept = run.current - run.behind;
  for (let position = run.first; position < Math.min(kept, run.readEnd); position++)
    readings[position & (size - 1)] = undefined;
  run.first = Math.max(run.first, kept);
}

function wantedFrom({ columns, first, end }: Run, bytes: Buffer): number {
  for (let position = first; position < end; position++) {
    const slot = position & (columns.size - 1);
    if (columns.bytes[slot] === bytes) return columns.starts[slot] ?? 0;
  }
  return Number.POSITIVE_INFINITY;
}

/** What is known of a line stays so; only where its bytes lie is told anew. */
function move(run: Run, { from, to, by }: { from: Buffer; to: Buffer; by: number }): void {
  const { columns } = run;
  for (let position = run.first; position < run.end; position++) {
    const slot = position & (columns.size - 1);
    if (columns.bytes[slot] !== from) continue;
    const reading = columns.readings[slot];
    const start = (columns.starts[slot] ?? 0) - by;
    const end = (columns.ends[slot] ?? 0) - by;
    columns.bytes[slot] = to;
    columns.starts[slot] = start;
    columns.ends[slot] = end;
    if (reading !== undefined && !("peeled" in reading.line))
      reading.line = { number: reading.line.number, bytes: to, start, end };
  }
}

const NOTHING = Buffer.alloc(0);

function createColumns(size: number): Columns {
  const marks = new Uint8Array(size);
  return {
    size,
    numbers: new Float64Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    marks,
    markWords: new Int32Array(marks.buffer),
    bytes: Array<undefined>(size).fill(undefined),
    readings: Array<undefined>(size).fill(undefined),
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
    columns.readings[target] = old.readings[source];
  }
  return columns;
}
