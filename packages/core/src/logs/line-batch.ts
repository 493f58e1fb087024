/** One raw line, still bytes. */
export interface LogLine {
  /** 1-based. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly start: number;
  /** Exclusive, without the newline. */
  readonly end: number;
}

/** Lines that follow each other and lie in the same bytes; by their place in the batch. */
export interface LineBatch {
  bytes: Buffer;
  /** Number of the first line, 1-based. */
  first: number;
  count: number;
  readonly starts: Int32Array;
  /** Exclusive, without the newline. */
  readonly ends: Int32Array;
  /** Those of the needles that a line holds, up to the first decisive one. */
  readonly marks: Uint8Array;
}

/** Lines that are handed on at once. */
export const BATCH_LINES = 1024;

export function createLineBatch(bytes: Buffer): LineBatch {
  return {
    bytes,
    first: 1,
    count: 0,
    starts: new Int32Array(BATCH_LINES),
    ends: new Int32Array(BATCH_LINES),
    marks: new Uint8Array(BATCH_LINES),
  };
}

/** The line at a place of a batch. */
export function lineOf({ bytes, first, starts, ends }: LineBatch, place: number): LogLine {
  return { number: first + place, bytes, start: starts[place] ?? 0, end: ends[place] ?? 0 };
}
