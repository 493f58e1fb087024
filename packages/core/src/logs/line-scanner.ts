import type { Needles } from "./needles.ts";

const NEWLINE = 10;
/** Longer lines are cut for matching: head and tail are kept. Real CI logs hold lines of more than 600 KB. */
const HEAD_BYTES = 12 * 1024;
const TAIL_BYTES = 4 * 1024;
const ELLIPSIS = Buffer.from(" … ");

/** One raw line, still bytes. It refers to the chunk it came in, so hold on to few of them. */
export interface LogLine {
  /** 1-based. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly start: number;
  /** Exclusive, without the newline. */
  readonly end: number;
  /** Whether the line holds one of the needles. */
  readonly hit: boolean;
}

export interface LineScanner {
  /** Feeds bytes; `onLine` is called for every line that ends in them. */
  push(chunk: Uint8Array): void;
  /** Ends the input; a last line without newline is delivered. */
  end(): void;
  readonly bytes: number;
  readonly lines: number;
}

/** Cuts a byte stream into lines and tests each byte against the needles in the same pass. */
export function createLineScanner(needles: Needles, onLine: (line: LogLine) => void): LineScanner {
  const { transitions, firstAccepting } = needles;
  let number = 0;
  let total = 0;
  let state = 0;
  let hit = false;
  let carry: LongLine | undefined;

  function deliver(bytes: Buffer, start: number, end: number): void {
    number += 1;
    let line: LogLine;
    if (carry === undefined && end - start <= HEAD_BYTES + TAIL_BYTES) {
      line = { number, bytes, start, end, hit };
    } else {
      const whole = joined(extend(carry ?? NOTHING, bytes.subarray(start, end)));
      line = { number, bytes: whole, start: 0, end: whole.length, hit };
      carry = undefined;
    }
    state = 0;
    hit = false;
    onLine(line);
  }

  return {
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const length = bytes.length;
      total += length;
      let start = 0;
      let position = hit ? lineEnd(bytes, 0) : 0;
      while (position < length) {
        const byte = bytes[position] ?? 0;
        position += 1;
        if (byte === NEWLINE) {
          deliver(bytes, start, position - 1);
          start = position;
          continue;
        }
        state = transitions[state + byte] ?? 0;
        if (state < firstAccepting) continue;
        hit = true;
        position = lineEnd(bytes, position);
      }
      if (start < length) carry = extend(carry ?? NOTHING, bytes.subarray(start));
    },
    end() {
      if (carry !== undefined) deliver(EMPTY, 0, 0);
    },
    get bytes() {
      return total;
    },
    get lines() {
      return number;
    },
  };
}

/** Where the line that holds a position ends: at its newline, or with the bytes. */
function lineEnd(bytes: Buffer, position: number): number {
  const newline = bytes.indexOf(NEWLINE, position);
  return newline === -1 ? bytes.length : newline;
}

/** A line under construction: at most its head and its tail are held. */
interface LongLine {
  head: Buffer;
  tail: Buffer;
  length: number;
}

const EMPTY = Buffer.alloc(0);
const NOTHING: LongLine = { head: EMPTY, tail: EMPTY, length: 0 };

function extend({ head, tail, length }: LongLine, part: Buffer): LongLine {
  const taken = part.subarray(0, HEAD_BYTES - head.length);
  const rest = part.subarray(taken.length);
  return {
    head: taken.length === 0 ? head : Buffer.concat([head, taken]),
    tail: rest.length === 0 ? tail : lastBytes(Buffer.concat([tail, lastBytes(rest)])),
    length: length + part.length,
  };
}

function lastBytes(bytes: Buffer): Buffer {
  return bytes.subarray(-TAIL_BYTES);
}

function joined({ head, tail, length }: LongLine): Buffer {
  if (tail.length === 0) return head;
  return Buffer.concat(length > head.length + tail.length ? [head, ELLIPSIS, tail] : [head, tail]);
}
