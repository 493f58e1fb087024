import type { StreamPrefix } from "../logs/prefixes/prefix.ts";
import { STREAM_AHEAD, STREAM_BEHIND, type EntryWindow } from "./entry-window.ts";

/** More processes than these in one log are no processes. */
const MOST_CONFIRMED = 1024;
/** So many different prefixes are counted before the count starts again. */
const MOST_COUNTED = 8192;

/** Tells whether other lines near a window's current one carry its prefix as well. */
export type ConfirmPrefix = (window: EntryWindow, prefix: StreamPrefix) => boolean;

/**
 * What was confirmed once holds for the rest of the log; no line is counted twice, so that many prefixes cost no more.
 * A log that is shorter must carry it on each line.
 */
export function createConfirmPrefix(): ConfirmPrefix {
  const confirmed = new Set<string>();
  const counts = new Map<string, number>();
  let counted = 0;

  function count({ key, inner }: StreamPrefix): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (inner !== undefined) count(inner);
  }

  /** Counts the lines that came in sight since the last time. */
  function countAround(window: EntryWindow): void {
    if (counts.size > MOST_COUNTED) {
      counts.clear();
      counted = 0;
    }
    const { position } = window;
    counted = Math.max(counted, position - STREAM_BEHIND);
    for (; counted <= position + STREAM_AHEAD; counted++) {
      const offset = counted - position;
      if (offset > 0 && window.peek(offset) === undefined) break;
      const prefix = window.prefixAt(offset);
      if (prefix !== undefined) count(prefix);
    }
  }

  return (window, { key, needed, isLoose }) => {
    if (needed <= 1 || confirmed.has(key)) return true;
    countAround(window);
    const lines = counts.get(key) ?? 0;
    const isOnEachLine = isLoose !== true && lines === counted;
    if (lines < needed && !isOnEachLine) return false;
    window.widen();
    if (confirmed.size < MOST_CONFIRMED) confirmed.add(key);
    return true;
  };
}
