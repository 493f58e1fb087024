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
      const whole = joined(extend(carry, bytes.subarray(start, end)));
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
      let position = 0;
      while (position < length) {
        const byte = bytes[position] ?? 0;
        if (byte === NEWLINE) {
          deliver(bytes, start, position);
          start = position + 1;
        } else {
          state = transitions[state + byte] ?? 0;
          if (state >= firstAccepting) {
            hit = true;
            const newline = bytes.indexOf(NEWLINE, position);
            position = newline === -1 ? length : newline;
            continue;
          }
        }
        position += 1;
      }
      if (start < length) carry = extend(carry, bytes.subarray(start));
    },
    end() {
      if (carry !== undefined) deliver(Buffer.alloc(0), 0, 0);
    },
    get bytes() {
      return total;
    },
    get lines() {
      return number;
    },
  };
}

/** A line under construction: at most its head and its tail are held. */
interface LongLine {
  head: Buffer;
  tail: Buffer;
}

function extend(line: LongLine | undefined, part: Buffer): LongLine {
  const head = line?.head ?? Buffer.alloc(0);
  const room = HEAD_BYTES - head.length;
  const taken = room > 0 ? part.subarray(0, room) : Buffer.alloc(0);
  const rest = part.subarray(taken.length);
  const tail =
    rest.length === 0
      ? (line?.tail ?? rest)
      : Buffer.concat([line?.tail ?? Buffer.alloc(0), rest.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
  return { head: taken.length === 0 ? head : Buffer.concat([head, taken]), tail };
}

function joined(line: LongLine): Buffer {
  const cut = line.tail.length === TAIL_BYTES;
  return line.tail.length === 0
    ? line.head
    : Buffer.concat(cut ? [line.head, ELLIPSIS, line.tail] : [line.head, line.tail]);
}
