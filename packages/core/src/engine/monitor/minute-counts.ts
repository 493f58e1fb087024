const MINUTE_MS = 60_000;
const MOST = 20_000;

interface Counts {
  minute: number;
  now: number;
  before: number;
}

/** How often things happened in the minute that runs and in the one before, by wall clock. */
export interface MinuteCounts {
  add(key: string, time: number): void;
  /** Counts of the running minute and the one before it. */
  of(key: string, time: number): { lastMinute: number; minuteBefore: number };
}

/** Things that did not happen for long are forgotten. */
export function createMinuteCounts(): MinuteCounts {
  const counts = new Map<string, Counts>();

  function current(key: string, time: number): Counts {
    const minute = Math.floor(time / MINUTE_MS);
    const known = counts.get(key);
    if (known === undefined) {
      if (counts.size >= MOST) counts.clear();
      const fresh = { minute, now: 0, before: 0 };
      counts.set(key, fresh);
      return fresh;
    }
    if (minute > known.minute) {
      known.before = minute === known.minute + 1 ? known.now : 0;
      known.now = 0;
      known.minute = minute;
    }
    return known;
  }

  return {
    add(key, time) {
      current(key, time).now += 1;
    },
    of(key, time) {
      const { now, before } = current(key, time);
      return { lastMinute: now, minuteBefore: before };
    },
  };
}
