/** Tells the time of a recorded job: the same times in every recording, so that only the tools' own output can differ. */
export interface LogClock {
  /** The time now, as the runner prints it: `2026-11-20T09:01:02.1234567Z`. Every call moves the clock a little. */
  stamp(): string;
  pause(milliseconds: number): void;
}

const TICKS_PER_MILLISECOND = 10_000;

/** Starts at `start` plus `ticks` (of 100 ns) and moves by 40 to 960 microseconds a line, as in a real burst of output. */
export function createLogClock(start: Date, ticks: number): LogClock {
  let now = ticks;
  let state = 1;
  return {
    stamp() {
      const milliseconds = Math.floor(now / TICKS_PER_MILLISECOND);
      const rest = String(now % TICKS_PER_MILLISECOND).padStart(4, "0");
      const stamp = new Date(start.getTime() + milliseconds).toISOString().replace("Z", `${rest}Z`);
      state = (state * 48_271) % 2_147_483_647;
      now += 400 + (state % 9200);
      return stamp;
    },
    pause(milliseconds) {
      now += milliseconds * TICKS_PER_MILLISECOND;
    },
  };
}
