import type { FileMark } from "./file-mark.ts";

/** How far a source was read, as plain data. */
export interface SourcePosition {
  /** Bytes. */
  offset: number;
  /** What tells the file from another of its name; missing where the source cannot be read again. */
  file?: { device: number; inode: number; head: string };
  /** Files that were read under the name before. */
  left?: readonly FileMark[];
  /** When something was read last, in milliseconds since 1970. */
  readAt?: number;
  /** Files that were written to since, and never looked at, may have come and gone under the name. */
  unseenSince?: number;
}

/** What happened to a source. `dropped` lines could not wait; a command that `ended` did not succeed. */
export type SourceNotice = "appeared" | "rotated" | "truncated" | "unreadable" | "dropped" | "ended";

/** Whole lines, or news of a source. */
export interface SourceBatch {
  readonly source: string;
  /** Lines with their newlines; none where there is only news. Valid until the next batch is asked for. */
  readonly bytes: Uint8Array;
  /** The last line is so long that it goes on in the next batch. */
  readonly isPart?: boolean;
  /** Behind those lines. */
  readonly position: SourcePosition;
  readonly notice?: { kind: SourceNotice; detail: string; count: number };
  /** Nothing more is known to wait: what comes next is written later. */
  readonly isLatest: boolean;
}

/** Where the lines of a live log come from. The next batch is asked for when the last one was taken: a source waits, or drops. */
export interface LogSource {
  /** Reads on behind what was read before, by name of the source, until it ends or the signal is aborted. */
  read(before: ReadonlyMap<string, SourcePosition>, signal: AbortSignal): AsyncIterable<SourceBatch>;
}
