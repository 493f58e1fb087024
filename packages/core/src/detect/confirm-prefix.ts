import { prefixWithKey, type StreamPrefix } from "../logs/prefixes/prefix.ts";
import { STREAM_AHEAD, STREAM_BEHIND, type EntryWindow } from "./entry-window.ts";

/** More processes than these in one log are no processes. */
const MOST_KEYS = 1024;

/** Tells whether other lines near a window's current one carry its prefix as well. */
export type ConfirmPrefix = (window: EntryWindow, prefix: StreamPrefix) => boolean;

/** What was confirmed once holds for the rest of the log. */
export function createConfirmPrefix(): ConfirmPrefix {
  const confirmed = new Set<string>();
  return (window, prefix) => {
    if (prefix.needed <= 1 || confirmed.has(prefix.key)) return true;
    if (!isConfirmed(window, prefix)) return false;
    window.widen();
    if (confirmed.size < MOST_KEYS) confirmed.add(prefix.key);
    return true;
  };
}

function isConfirmed(window: EntryWindow, { key, needed }: StreamPrefix): boolean {
  let count = 1;
  for (let distance = 1; distance <= STREAM_AHEAD; distance++) {
    if (prefixWithKey(window.prefixAt(distance), key) !== undefined) count += 1;
    if (distance <= STREAM_BEHIND && prefixWithKey(window.prefixAt(-distance), key) !== undefined) count += 1;
    if (count >= needed) return true;
  }
  return false;
}
