import type { Threshold } from "../../../config/log-config.ts";
import type { Alarm } from "../alarm.ts";
import { createThresholds, type Counted } from "../thresholds.ts";

/** An error of the source `app` at a time in milliseconds. */
export function error(time: number, key = "a"): Counted {
  return { source: "app", key, level: "error", time, isNew: false };
}

/** What fresh thresholds tell of entries, one after the other. */
export function alarmsOf(settings: Threshold, entries: readonly Counted[]): Alarm[] {
  const thresholds = createThresholds(settings);
  return entries.flatMap((entry) => thresholds.add(entry));
}
