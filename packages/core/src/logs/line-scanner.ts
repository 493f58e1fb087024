import { DECISIVE, marksAt, type Needles } from "./needles.ts";
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
/** So much of a log is read before a filter is made of what stands in it. */
const SAMPLE_BYTES = 64 * 1024;
const WORD_BYTES = 4;

/** One raw line, still bytes. */
export interface LogLine {
  /** 1-based. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly start: number;
  /** Exclusive, without the newline. */
  readonly end: number;
}

/** Whoever keeps the lines. They lie in bytes that the scanner reuses, but for long ones, which have bytes of their own. */
export interface LineReceiver {
  /** A line has ended; `marks` are those of the needles it holds, up to the first decisive one. */
  take(number: number, bytes: Buffer, start: number, end: number, marks: number): void;
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

/**
 * Cuts a byte stream into lines and tells which hold needles. Four bytes are looked at in one step; only where a
 * needle may be is the automaton run.
 */
// oxlint-disable-next-line max-lines-per-function -- one state, which no call for each line may cost more
export function createLineScanner(needles: Needles, receiver: LineReceiver): LineScanner {
  let block = createBlock(0);
  let filter = ANYTHING;
  let number = 0;
  let total = 0;
  /** Of the block: where its bytes end, where the current line starts, and up to where newlines were looked for. */
  let filled = 0;
  let lineStart = 0;
  let seen = 0;
  let lineMarks = 0;
  let isCut = false;

  function deliver(end: number): void {
    number += 1;
    if (!isCut && end - lineStart <= MOST_LINE_BYTES) {
      receiver.take(number, block.bytes, lineStart, end, lineMarks);
    } else {
      const line = cutLine(block.bytes, lineStart, end);
      receiver.take(number, line, 0, line.length, lineMarks);
    }
    lineStart = end + 1;
    lineMarks = 0;
    isCut = false;
  }

  /** Makes room for more bytes, keeping those that are wanted at the same alignment. */
  function makeRoom(count: number): void {
    const { bytes } = block;
    if (filled + count + WORD_BYTES <= bytes.length) return;
    const wanted = Math.min(receiver.wantedFrom(bytes), lineStart);
    const by = wanted - (wanted % WORD_BYTES);
    const needed = filled - by + count + WORD_BYTES;
    if (needed > bytes.length) block = createBlock(2 * needed);
    bytes.copy(block.bytes, 0, by, filled);
    receiver.moved(bytes, block.bytes, by);
    filled -= by;
    lineStart -= by;
    seen -= by;
  }

  /** Of a line that has grown long only head and tail are kept. */
  function cutGrown(): void {
    if (filled - lineStart <= MOST_GROWN_BYTES) return;
    const from = lineStart + HEAD_BYTES;
    const surplus = filled - from - TAIL_BYTES - needles.longest;
    const by = surplus - (surplus % WORD_BYTES);
    block.bytes.copyWithin(from, from + by, filled);
    filled -= by;
    seen -= by;
    isCut = true;
  }

  /** Looks for needles at places of the current line, before a limit. */
  function look(starts: number, last: number, limit: number): void {
    for (let rest = starts; rest !== 0 && (lineMarks & DECISIVE) === 0; rest &= rest - 1) {
      const start = last - (31 - Math.clz32(rest & -rest));
      if (start >= lineStart && start < limit) lineMarks |= marksAt(needles, block.bytes, start, filled);
    }
  }

  /** Reads the bytes of a word that the filter let pass, as far as they are there. */
  function readWord(position: number): void {
    const { bytes, words } = block;
    const starts = startsOf(filter, words[position >> 2] ?? 0);
    const end = Math.min(position + WORD_BYTES, filled);
    for (;;) {
      let newline = Math.max(position, lineStart);
      while (newline < end && bytes[newline] !== NEWLINE) newline += 1;
      look(starts, position + WORD_BYTES - 1, newline);
      if (newline >= end) return;
      deliver(newline);
    }
  }

  function scan(): void {
    const { bytes, words } = block;
    const start = Math.max(lineStart, seen - needles.longest);
    let position = start - (start % WORD_BYTES);
    while ((position = nextWord(filter, words, position, filled)) < filled) {
      readWord(position);
      position += WORD_BYTES;
      if ((lineMarks & DECISIVE) === 0) continue;
      const newline = bytes.indexOf(NEWLINE, position);
      if (newline === -1 || newline >= filled) break;
      position = newline - (newline % WORD_BYTES);
    }
    seen = filled;
  }

  function take(slice: Uint8Array): void {
    makeRoom(slice.length);
    block.bytes.set(slice, filled);
    filled += slice.length;
    total += slice.length;
    scan();
    cutGrown();
    if (filter === ANYTHING && total >= SAMPLE_BYTES)
      filter = compileWordFilter(needles.literals, block.words.subarray(0, filled >> 2));
  }

  return {
    push(chunk) {
      for (let start = 0; start < chunk.length;) {
        const end = start + (filter === ANYTHING ? SAMPLE_BYTES : SLICE_BYTES);
        take(chunk.subarray(start, end));
        start = end;
      }
    },
    end() {
      if (filled > lineStart) deliver(filled);
    },
    get bytes() {
      return total;
    },
    get lines() {
      return number;
    },
  };
}

/** Bytes that can be read four at once, too. */
interface Block {
  bytes: Buffer;
  words: Int32Array;
}

function createBlock(size: number): Block {
  const memory = new ArrayBuffer(size + ((WORD_BYTES - (size % WORD_BYTES)) % WORD_BYTES));
  return { bytes: Buffer.from(memory), words: new Int32Array(memory) };
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

/** A line without its middle. */
function cutLine(bytes: Buffer, start: number, end: number): Buffer {
  return Buffer.concat([
    bytes.subarray(start, start + HEAD_BYTES),
    ELLIPSIS,
    bytes.subarray(end - TAIL_BYTES, end),
  ]);
}
