/** Event times of one kind of entry, as many as a threshold needs to know. Plain data. */
export interface SlidingWindow {
  /** In order, from `start` on. */
  times: number[];
  start: number;
}

/** How many entries within how long a span pass a threshold. */
export interface WindowBound {
  readonly count: number;
  readonly windowMs: number;
}

const MOST_DEAD = 1024;

/** A window without entries. */
export function createSlidingWindow(): SlidingWindow {
  return { times: [], start: 0 };
}

/**
 * Takes an event time in, and tells whether `count` entries, this one among them, now lie less than `windowMs` apart. Times
 * may come in any order. Nothing before `oldest` is remembered.
 */
export function addToWindow(
  window: SlidingWindow,
  { time, oldest }: { time: number; oldest: number },
  bound: WindowBound,
): boolean {
  const { times } = window;
  let place = times.length;
  while (place > window.start && (times[place - 1] ?? 0) > time) place -= 1;
  if (place === times.length) times.push(time);
  else times.splice(place, 0, time);
  const isPassed = isCrowded(window, place, bound);
  forget(window, oldest);
  return isPassed;
}

/** Whether any `count` neighbours around a place lie close enough. */
function isCrowded(
  { times, start }: SlidingWindow,
  place: number,
  { count, windowMs }: WindowBound,
): boolean {
  const last = Math.min(place, times.length - count);
  for (let first = Math.max(start, place - count + 1); first <= last; first++)
    if ((times[first + count - 1] ?? 0) - (times[first] ?? 0) < windowMs) return true;
  return false;
}

function forget(window: SlidingWindow, oldest: number): void {
  const { times } = window;
  while (window.start < times.length && (times[window.start] ?? 0) <= oldest) window.start += 1;
  if (window.start < MOST_DEAD || window.start < times.length / 2) return;
  times.splice(0, window.start);
  window.start = 0;
}
