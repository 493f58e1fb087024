import { createLineColumns, type LineBatch, type LineColumns } from "./line-batch.ts";
import { isLong, mayBeReport, mayGrow, middleOf, withoutMiddle } from "./long-line.ts";
import type { Needles } from "./needles.ts";
import { searchSlice, type SearchedSlice } from "./search-slice.ts";
import { SLICE_BYTES } from "./wasm/layout.ts";
import { layOutWordFilter } from "./word-filter.ts";

/** So much of a log is read before a filter is made for the rest, which takes longer than reading that without one. */
const UNFILTERED_BYTES = 2 * 1024 * 1024;

/** Whoever keeps the lines. They lie in bytes that the scanner reuses, but for long ones, which have bytes of their own. */
export interface LineReceiver {
  /** Lines have ended; the batch itself is reused. */
  take(batch: LineBatch): void;
  /** Where the first of these bytes stands that is still wanted. */
  wantedFrom(bytes: Buffer): number;
  /** What was wanted of the bytes lies in others now, or so many places further to the front. */
  moved(from: Buffer, to: Buffer, by: number): void;
}

export interface LineScanner {
  /** Feeds bytes; lines that end in them are delivered. The bytes are copied. */
  push(chunk: Uint8Array): void;
  /** Ends the input; a last line without newline is delivered. */
  end(): void;
  readonly bytes: number;
  readonly lines: number;
  /** Lines that may be reports, and were too long to be kept whole. */
  readonly cutReports: number;
}

interface Scan {
  readonly needles: Needles;
  readonly receiver: LineReceiver;
  block: Buffer;
  /** Of the lines that ended in a slice, by their place. */
  columns: LineColumns;
  /** Bytes fed so far, and lines delivered. */
  total: number;
  lines: number;
  cutReports: number;
  hasFilter: boolean;
  /** Of the block: where its bytes end, where the current line starts, and up to where it was searched. */
  filled: number;
  lineStart: number;
  seen: number;
  /** Of the current line. */
  lineMarks: number;
  isCut: boolean;
}

/** Cuts a byte stream into lines and tells which hold needles. */
export function createLineScanner(needles: Needles, receiver: LineReceiver): LineScanner {
  const scan: Scan = {
    needles,
    receiver,
    block: Buffer.alloc(0),
    columns: createLineColumns(0),
    total: 0,
    lines: 0,
    cutReports: 0,
    hasFilter: false,
    filled: 0,
    lineStart: 0,
    seen: 0,
    lineMarks: 0,
    isCut: false,
  };
  return {
    push(chunk) {
      for (let start = 0; start < chunk.length; start += SLICE_BYTES)
        read(scan, chunk.subarray(start, start + SLICE_BYTES));
    },
    end() {
      if (scan.filled > scan.lineStart) endLast(scan);
    },
    get bytes() {
      return scan.total;
    },
    get lines() {
      return scan.lines;
    },
    get cutReports() {
      return scan.cutReports;
    },
  };
}

function read(scan: Scan, slice: Uint8Array): void {
  makeRoom(scan, slice.length);
  scan.block.set(slice, scan.filled);
  scan.filled += slice.length;
  scan.total += slice.length;
  const { needles, block, lineStart, seen, filled, lineMarks } = scan;
  const searched = searchSlice(needles, block, { lineStart, seen, filled, lineMarks }, scan.columns);
  scan.columns = searched.columns;
  scan.lineStart = searched.lineStart;
  scan.lineMarks = searched.lineMarks;
  scan.seen = filled;
  deliver(scan, searched);
  cutGrown(scan);
  if (scan.hasFilter || scan.total < UNFILTERED_BYTES) return;
  layOutWordFilter(needles, slice);
  scan.hasFilter = true;
}

/** Makes room for more bytes, keeping those that are wanted. */
function makeRoom(scan: Scan, count: number): void {
  const { receiver, lineStart, filled, block } = scan;
  if (filled + count <= block.length) return;
  const by = Math.min(receiver.wantedFrom(block), lineStart);
  const needed = filled - by + count;
  if (needed > block.length) scan.block = Buffer.alloc(2 * needed);
  block.copy(scan.block, 0, by, filled);
  receiver.moved(block, scan.block, by);
  scan.filled -= by;
  scan.lineStart -= by;
  scan.seen -= by;
}

/** Of a line that has grown too long only head and tail are kept. */
function cutGrown(scan: Scan): void {
  const { block, filled, lineStart, needles } = scan;
  if (mayGrow(block, lineStart, filled)) return;
  if (!scan.isCut && mayBeReport(block, lineStart)) scan.cutReports += 1;
  const { from, to } = middleOf(lineStart, filled, needles.longest);
  block.copyWithin(from, to, filled);
  scan.filled -= to - from;
  scan.seen -= to - from;
  scan.isCut = true;
}

/** Delivers lines in runs that lie in the same bytes. */
function deliver(scan: Scan, { count, hasRecords }: Pick<SearchedSlice, "count" | "hasRecords">): void {
  const { starts, ends } = scan.columns;
  let from = 0;
  for (let place = 0; place < count; place++) {
    if (!scan.isCut && !isLong((ends[place] ?? 0) - (starts[place] ?? 0))) continue;
    deliverRun(scan, from, place, hasRecords);
    deliverLong(scan, place);
    from = place + 1;
  }
  deliverRun(scan, from, count, hasRecords);
}

function deliverRun(scan: Scan, from: number, to: number, hasRecords: boolean): void {
  if (from === to) return;
  const { receiver, block, columns, lines } = scan;
  const { starts, ends, marks } =
    from === 0
      ? columns
      : {
          starts: columns.starts.subarray(from),
          ends: columns.ends.subarray(from),
          marks: columns.marks.subarray(from),
        };
  scan.lines += to - from;
  receiver.take({ bytes: block, first: lines + 1, count: to - from, starts, ends, marks, hasRecords });
}

/** A long line gets bytes of its own; without its middle, if it is no report. */
function deliverLong(scan: Scan, place: number): void {
  const { receiver, block, columns } = scan;
  const [start = 0, end = 0] = [columns.starts[place], columns.ends[place]];
  const isWhole = !scan.isCut && mayBeReport(block, start);
  const bytes = isWhole ? Buffer.from(block.subarray(start, end)) : withoutMiddle(block, start, end);
  scan.lines += 1;
  scan.isCut = false;
  receiver.take({
    bytes,
    first: scan.lines,
    count: 1,
    starts: Int32Array.of(0),
    ends: Int32Array.of(bytes.length),
    marks: columns.marks.subarray(place, place + 1),
    hasRecords: true,
  });
}

/** Ends a last line that has no newline. */
function endLast(scan: Scan): void {
  const { lineStart, lineMarks, filled } = scan;
  scan.columns = {
    starts: Int32Array.of(lineStart),
    ends: Int32Array.of(filled),
    marks: Uint8Array.of(lineMarks),
  };
  scan.lineStart = filled;
  deliver(scan, { count: 1, hasRecords: true });
}
