import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Threshold } from "../../config/log-config.ts";
import { alarmsOf, error } from "./testing/told.ts";
import type { Counted } from "./thresholds.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const SETTINGS: Threshold = {
  thresholdLevel: "error",
  thresholdCount: 1_000_000,
  thresholdWindowMs: MINUTE,
  scope: "fingerprint",
  cooldownMs: 0,
  latenessMs: 0,
  rateFactor: 5,
  silenceMs: undefined,
  firstSeen: false,
};

/** Whether entries that came so far, by minute and the last one's key, are more than so many times what was usual. */
function isFast(
  minutes: readonly number[],
  { rateFactor = 0, thresholdWindowMs }: Threshold,
): number | undefined {
  const [first = 0] = minutes;
  const newest = Math.max(...minutes);
  const span = Math.min(60, Math.max(1, Math.ceil(thresholdWindowMs / MINUTE)));
  const begin = newest - span + 1;
  if (newest - first < 60 + span - 1) return undefined;
  const now = minutes.filter((minute) => minute >= begin).length;
  const pastHour = minutes.filter((minute) => minute >= begin - 60 && minute < begin).length;
  return now * 60 > rateFactor * pastHour * span ? now : undefined;
}

/** The same by looking at all entries again for each. */
function naiveAlarms(settings: Threshold, entries: readonly Counted[]): string[] {
  const { latenessMs, cooldownMs } = settings;
  const kept = new Map<string, number[]>();
  const toldAt = new Map<string, number>();
  const alarms: string[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  for (const { key: own, time } of entries) {
    const key = settings.scope === "global" ? "" : own;
    newest = Math.max(newest, time);
    if (time < newest - latenessMs) continue;
    const minutes = [...(kept.get(key) ?? []), Math.floor(time / MINUTE)];
    kept.set(key, minutes);
    const told = toldAt.get(key);
    const count = isFast(minutes, settings);
    const isQuiet = told !== undefined && time < told + cooldownMs && time >= told - latenessMs;
    if (count === undefined || isQuiet) continue;
    alarms.push(`${key} ${time} ${count}`);
    toldAt.set(key, time);
  }
  return alarms;
}

interface Step {
  key: string;
  gap: number;
  /** How much older than the newest before them its others are. */
  age: number;
  times: number;
}

const STEPS: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    key: fc.constantFrom("a", "a", "a", "b"),
    gap: fc.oneof(
      { weight: 40, arbitrary: fc.integer({ min: 0, max: 5 * MINUTE }) },
      { weight: 1, arbitrary: fc.constantFrom(HOUR, 2 * HOUR, 3 * HOUR) },
    ),
    age: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * MINUTE })),
    times: fc.oneof(
      { weight: 9, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 9 }) },
    ),
  }),
  { minLength: 30, maxLength: 120 },
);
const BOUNDS = fc.record({
  rateFactor: fc.constantFrom(1, 1.5, 2, 5),
  thresholdWindowMs: fc.constantFrom(SECOND, MINUTE, MINUTE + 1, 5 * MINUTE, HOUR, 2 * HOUR),
  cooldownMs: fc.constantFrom(0, 1, MINUTE, 30 * MINUTE),
  latenessMs: fc.constantFrom(0, 30 * SECOND, 10 * MINUTE),
  scope: fc.constantFrom("fingerprint" as const, "global" as const),
});

/** Late ones come in turn with others: ten of them in a row would mean that the clock was set back. */
function entriesOf(steps: readonly Step[]): Counted[] {
  let time = Date.UTC(2026, 0, 1);
  return steps.flatMap(({ key, gap, age, times }) => {
    time += gap;
    return [error(time, key), ...Array.from({ length: times - 1 }, () => error(time - age, key))];
  });
}

describe("thresholds of a rate", () => {
  it("agree with a naive model, from the start, over gaps, out of order, at any bound", () => {
    let told = 0;
    fc.assert(
      fc.property(STEPS, BOUNDS, (steps, bounds) => {
        const settings = { ...SETTINGS, ...bounds };
        const entries = entriesOf(steps);
        const expected = naiveAlarms(settings, entries);
        told += expected.length;
        const found = alarmsOf(settings, entries);
        expect(found.every(({ kind }) => kind === "rate")).toBe(true);
        expect(found.map(({ key, time, count }) => `${key} ${time} ${count}`)).toEqual(expected);
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(told).toBeGreaterThan(500);
  });

  it("learn anew what is usual when the clock was set back", () => {
    const back = 5 * HOUR;
    const before = Array.from({ length: 90 }, (_, minute) => error(back + minute * MINUTE));
    const behind = Array.from({ length: 80 }, (_, minute) => error(minute * MINUTE));
    const burst = Array.from({ length: 6 }, (_, second) => error(80 * MINUTE + second));
    expect(alarmsOf(SETTINGS, [...before, ...behind, ...burst])).toMatchObject([{ kind: "rate", count: 6 }]);
  });
});
