import type { LogEntry } from "../../model/log.ts";

/** The lines before the one a log's reader stands at, and after it. */
export interface LogView {
  /** The entry at an offset; undefined past the log's end and where it is not kept any more. */
  peek(offset: number): LogEntry | undefined;
  /** Whether a format has read it. */
  isClaimed(offset: number): boolean;
}
