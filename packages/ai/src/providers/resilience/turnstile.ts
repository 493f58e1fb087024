import { setTimeout as delay } from "node:timers/promises";

const MINUTE = 60_000;

/** Waits for its turn; rejects with the signal's reason where it is aborted. */
export type Turnstile = (signal?: AbortSignal) => Promise<void>;

/** Lets so many pass in any minute. The clock is in milliseconds. */
export function createTurnstile(
  perMinute: number,
  clock: () => number,
  wait: (ms: number, signal?: AbortSignal) => Promise<void> = pause,
): Turnstile {
  const passed: number[] = [];
  return async (signal) => {
    for (;;) {
      const now = clock();
      while ((passed[0] ?? Infinity) <= now - MINUTE) passed.shift();
      if (passed.length < perMinute) {
        passed.push(now);
        return;
      }
      await wait((passed[0] ?? now) + MINUTE - now, signal);
    }
  };
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return delay(ms, undefined, signal === undefined ? {} : { signal });
}
