import type { Level } from "../../model/log.ts";

/** What a logger puts before its message. */
export interface EntryHeader {
  /** Where the message begins. */
  end: number;
  /** Where the time stands; both 0 without one. */
  timeStart: number;
  timeEnd: number;
  level: Level | undefined;
  /** Where the message ends. */
  messageEnd: number;
}
