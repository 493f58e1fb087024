/** One raw line, still bytes. */
export interface LogLine {
  /** 1-based. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly start: number;
  /** Exclusive, without the newline. */
  readonly end: number;
}

/** Of lines, by their place. */
export interface LineColumns {
  readonly starts: Int32Array;
  /** Exclusive, without the newline. */
  readonly ends: Int32Array;
  /** Those of the needles that a line holds, up to the first decisive one. */
  readonly marks: Uint8Array;
}

/** Lines that follow each other and lie in the same bytes. */
export interface LineBatch extends LineColumns {
  readonly bytes: Buffer;
  /** Number of the first line, 1-based. */
  readonly first: number;
  readonly count: number;
  /** Whether any line may end in a closing brace. */
  readonly hasRecords: boolean;
}

/** Columns with room for so many lines. */
export function createLineColumns(size: number): LineColumns {
  return { starts: new Int32Array(size), ends: new Int32Array(size), marks: new Uint8Array(size) };
}

/** The line at a place of a batch. */
export function lineOf({ bytes, first, starts, ends }: LineBatch, place: number): LogLine {
  return { number: first + place, bytes, start: starts[place] ?? 0, end: ends[place] ?? 0 };
}
