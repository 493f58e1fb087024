const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
/** An hour, and the longest window after it. */
const SLOTS = 2 * HOUR_MINUTES;

/** Entries of one kind by minute, as far back as an hour before the window. Plain data. */
export interface RateHistory {
  /** The minute of the newest entry, since 1970. */
  newest: number;
  /** When the first entry came. */
  firstMinute: number;
  /** Counts by minute, modulo their number. */
  counts: number[];
}

/** A history that begins at a time in milliseconds. */
export function createRateHistory(time: number): RateHistory {
  const minute = Math.floor(time / MINUTE_MS);
  return { newest: minute, firstMinute: minute, counts: Array.from({ length: SLOTS }, () => 0) };
}

/** Counts an entry. Older than the history reaches, it is not counted. */
export function addToHistory(history: RateHistory, time: number): void {
  const minute = Math.floor(time / MINUTE_MS);
  const ahead = Math.min(minute - history.newest, SLOTS);
  for (let step = 1; step <= ahead; step++) history.counts[(history.newest + step) % SLOTS] = 0;
  history.newest = Math.max(history.newest, minute);
  if (history.newest - minute >= SLOTS) return;
  const slot = minute % SLOTS;
  history.counts[slot] = (history.counts[slot] ?? 0) + 1;
}

/** Whether the newest entry is of a later minute than a time. */
export function isAhead({ newest }: RateHistory, time: number): boolean {
  return newest > Math.floor(time / MINUTE_MS);
}

/** Entries in the newest minutes of a span, and how many these minutes had on the average of the hour before. */
export interface Rates {
  now: number;
  usual: number;
}

/** Rates by whole minutes; a span is cut to an hour. Undefined until an hour and the span are known. */
export function ratesOf({ newest, firstMinute, counts }: RateHistory, spanMs: number): Rates | undefined {
  const minutes = Math.max(1, Math.min(HOUR_MINUTES, Math.ceil(spanMs / MINUTE_MS)));
  if (newest - firstMinute < HOUR_MINUTES + minutes - 1) return undefined;
  const sum = (from: number, to: number): number => {
    let total = 0;
    for (let minute = from; minute < to; minute++) total += counts[minute % SLOTS] ?? 0;
    return total;
  };
  const start = newest - minutes + 1;
  return { now: sum(start, newest + 1), usual: (sum(start - HOUR_MINUTES, start) * minutes) / HOUR_MINUTES };
}
