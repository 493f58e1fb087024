import type ts from "typescript-6";

/** A mistake that somebody makes in one file: what stood between two offsets, and what stands there now. */
export interface Slip {
  start: number;
  end: number;
  text: string;
}

/** One kind of mistake. */
export interface SlipKind {
  readonly id: string;
  /** Every place of a file where it could happen, with what would stand there. */
  placesIn(sourceFile: ts.SourceFile): Slip[];
}

export function withSlip(text: string, { start, end, text: slipped }: Slip): string {
  return text.slice(0, start) + slipped + text.slice(end);
}
