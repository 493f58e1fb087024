import { type ByteBlock, createByteBlock, WORD_BYTES, wordStart } from "./byte-block.ts";
import { BATCH_LINES, createLineBatch, type LineBatch } from "./line-batch.ts";
import { DECISIVE, marksAt, NEEDLE_MARGIN, type Needles } from "./needles.ts";
import { ANYTHING, compileWordFilter, startsOf, WHOLE_BITS, type WordFilter } from "./word-filter.ts";
import { hashWord } from "./word-shares.ts";

const NEWLINE = 10;
/** Longer lines are cut for matching: head and tail are kept. Real CI logs hold lines of more than 600 KB. */
const HEAD_BYTES = 12 * 1024;
const TAIL_BYTES = 4 * 1024;
const MOST_LINE_BYTES = HEAD_BYTES + TAIL_BYTES;
/** A line that grows beyond this is cut before it has ended. */
const MOST_GROWN_BYTES = 4 * MOST_LINE_BYTES;
const ELLIPSIS = Buffer.from(" … ");
/** What is read at once: little enough to stay in the processor's cache. */
const SLICE_BYTES = 256 * 1024;
/** So much of a log is read before a filter is made for the rest, which takes longer than reading that without one. */
const UNFILTERED_BYTES = 512 * 1024;
/** It is made of what stands in the first bytes. */
const SAMPLE_BYTES = 64 * 1024;

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
}

interface Scan {
  readonly needles: Needles;
  readonly receiver: LineReceiver;
  block: ByteBlock;
  filter: WordFilter;
  /** The log's first bytes. */
  readonly sample: ByteBlock;
  /** Lines that have ended and are not delivered yet. */
  readonly batch: LineBatch;
  /** Bytes fed so far. */
  total: number;
  /** Of the block: where its bytes end, where the current line starts, and up to where newlines were looked for. */
  filled: number;
  lineStart: number;
  seen: number;
  /** Of the current line. */
  lineMarks: number;
  isCut: boolean;
}

/**
 * Cuts a byte stream into lines and tells which hold needles. Four bytes are looked at in one step; only where a
 * needle may be is the automaton run.
 */
export function createLineScanner(needles: Needles, receiver: LineReceiver): LineScanner {
  const block = createByteBlock(0);
  const scan: Scan = {
    needles,
    receiver,
    block,
    filter: ANYTHING,
    sample: createByteBlock(SAMPLE_BYTES),
    batch: createLineBatch(block.bytes),
    total: 0,
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
      if (scan.filled > scan.lineStart) endLine(scan, scan.filled);
      deliver(scan);
    },
    get bytes() {
      return scan.total;
    },
    get lines() {
      return scan.batch.first - 1 + scan.batch.count;
    },
  };
}

function read(scan: Scan, slice: Uint8Array): void {
  makeRoom(scan, slice.length);
  scan.block.bytes.set(slice, scan.filled);
  scan.filled += slice.length;
  if (scan.total < SAMPLE_BYTES)
    scan.sample.bytes.set(slice.subarray(0, SAMPLE_BYTES - scan.total), scan.total);
  scan.total += slice.length;
  readWords(scan);
  deliver(scan);
  cutGrown(scan);
  if (scan.filter === ANYTHING && scan.total >= UNFILTERED_BYTES)
    scan.filter = compileWordFilter(scan.needles.literals, scan.sample.words);
}

/** Makes room for more bytes, keeping those that are wanted at the same alignment. */
function makeRoom(scan: Scan, count: number): void {
  const { receiver, lineStart, filled } = scan;
  const { bytes } = scan.block;
  if (filled + count + NEEDLE_MARGIN <= bytes.length) return;
  const by = wordStart(Math.min(receiver.wantedFrom(bytes), lineStart));
  const needed = filled - by + count + NEEDLE_MARGIN;
  if (needed > bytes.length) scan.block = createByteBlock(2 * needed);
  bytes.copy(scan.block.bytes, 0, by, filled);
  receiver.moved(bytes, scan.block.bytes, by);
  scan.batch.bytes = scan.block.bytes;
  scan.filled -= by;
  scan.lineStart -= by;
  scan.seen -= by;
}

/** Of a line that has grown long only head and tail are kept. */
function cutGrown(scan: Scan): void {
  const { block, filled, lineStart, needles } = scan;
  if (filled - lineStart <= MOST_GROWN_BYTES) return;
  const from = lineStart + HEAD_BYTES;
  const by = wordStart(filled - from - TAIL_BYTES - needles.longest);
  block.bytes.copyWithin(from, from + by, filled);
  scan.filled -= by;
  scan.seen -= by;
  scan.isCut = true;
}

function readWords(scan: Scan): void {
  const { block, filter, filled, needles } = scan;
  let position = wordStart(Math.max(scan.lineStart, scan.seen - needles.longest));
  while ((position = nextWord(filter, block.words, position, filled)) < filled) {
    readWord(scan, position);
    position += WORD_BYTES;
    if ((scan.lineMarks & DECISIVE) === 0) continue;
    const newline = block.bytes.indexOf(NEWLINE, position);
    if (newline === -1 || newline >= filled) break;
    position = wordStart(newline);
  }
  scan.seen = filled;
}

/** The position of the next word that the filter lets pass, from a position on; not before the limit when there is none. */
function nextWord({ low, high, starts }: WordFilter, words: Int32Array, from: number, limit: number): number {
  const end = (limit + WORD_BYTES - 1) >> 2;
  for (let index = from >> 2; index < end; index++) {
    const word = words[index] ?? 0;
    const bits = (low[word & 0xffff] ?? 0) & (high[word >>> 16] ?? 0);
    if (bits === 0) continue;
    if ((bits & ~WHOLE_BITS) !== 0 || starts[hashWord(word)] !== 0) return index << 2;
  }
  return limit;
}

/** Reads the bytes of a word that the filter let pass, as far as they are there. */
function readWord(scan: Scan, position: number): void {
  const { bytes, words } = scan.block;
  const starts = startsOf(scan.filter, words[position >> 2] ?? 0);
  const end = Math.min(position + WORD_BYTES, scan.filled);
  for (;;) {
    let newline = Math.max(position, scan.lineStart);
    while (newline < end && bytes[newline] !== NEWLINE) newline += 1;
    if (starts !== 0) look(scan, starts, position + WORD_BYTES - 1, newline);
    if (newline >= end) return;
    endLine(scan, newline);
  }
}

/** Looks for needles at places of the current line, before a limit. */
function look(scan: Scan, starts: number, last: number, limit: number): void {
  const { needles, block, filled, lineStart } = scan;
  for (let rest = starts; rest !== 0 && (scan.lineMarks & DECISIVE) === 0; rest &= rest - 1) {
    const start = last - (31 - Math.clz32(rest & -rest));
    if (start >= lineStart && start < limit) scan.lineMarks |= marksAt(needles, block.bytes, start, filled);
  }
}

/** Puts the current line, which ends before a position, into the batch. */
function endLine(scan: Scan, end: number): void {
  const { batch, lineStart, lineMarks } = scan;
  if (scan.isCut || end - lineStart > MOST_LINE_BYTES) {
    endLongLine(scan, end);
  } else {
    const place = batch.count++;
    batch.starts[place] = lineStart;
    batch.ends[place] = end;
    batch.marks[place] = lineMarks;
    if (batch.count === BATCH_LINES) deliver(scan);
  }
  scan.lineStart = end + 1;
  scan.lineMarks = 0;
}

/** A long line gets bytes of its own. */
function endLongLine(scan: Scan, end: number): void {
  const { batch, block, lineStart, lineMarks } = scan;
  deliver(scan);
  batch.bytes = cutLine(block.bytes, lineStart, end);
  batch.starts[0] = 0;
  batch.ends[0] = batch.bytes.length;
  batch.marks[0] = lineMarks;
  batch.count = 1;
  deliver(scan);
  batch.bytes = block.bytes;
  scan.isCut = false;
}

function deliver({ batch, receiver }: Scan): void {
  if (batch.count === 0) return;
  receiver.take(batch);
  batch.first += batch.count;
  batch.count = 0;
}

/** A line without its middle. */
function cutLine(bytes: Buffer, start: number, end: number): Buffer {
  return Buffer.concat([
    bytes.subarray(start, start + HEAD_BYTES),
    ELLIPSIS,
    bytes.subarray(end - TAIL_BYTES, end),
  ]);
}
