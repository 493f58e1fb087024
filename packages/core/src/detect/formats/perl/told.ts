import type { LogEntry } from "../../../model/log.ts";
import type { LogWindow } from "../format.ts";

const FAR = 250;
/** Entries that stand below comments on a failed test. */
const below = new WeakSet<LogEntry>();

/** Remembers that comments told of a failed test: `prove` sums up below. */
export function rememberTold(window: LogWindow): void {
  for (let offset = 1; offset < FAR; offset++) {
    const entry = window.at(offset);
    if (entry === undefined) return;
    below.add(entry);
  }
}

/** Whether comments told of a failed test not far above. */
export function isToldAbove(window: LogWindow): boolean {
  const entry = window.at(0);
  return entry !== undefined && below.has(entry);
}
