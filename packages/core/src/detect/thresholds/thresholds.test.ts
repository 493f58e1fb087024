import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alarm } from "./alarm.ts";
import { alarmsOf, error } from "./testing/told.ts";
import { createThresholds, type Counted } from "./thresholds.ts";
import type { Threshold } from "../../config/log-config.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SETTINGS: Threshold = {
  thresholdLevel: "error",
  thresholdCount: 3,
  thresholdWindowMs: 1000,
  scope: "fingerprint",
  cooldownMs: 0,
  latenessMs: 500,
  rateFactor: undefined,
  silenceMs: undefined,
  firstSeen: false,
};

/** The same by looking at all entries again for each. */
function naiveAlarms(settings: Threshold, entries: readonly Counted[]): string[] {
  const { thresholdCount, thresholdWindowMs, cooldownMs, latenessMs } = settings;
  const kept = new Map<string, number[]>();
  const quiet = new Map<string, number>();
  const alarms: string[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  for (const { key: own, time } of entries) {
    const key = settings.scope === "global" ? "" : own;
    newest = Math.max(newest, time);
    if (time < newest - latenessMs || time < (quiet.get(key) ?? Number.NEGATIVE_INFINITY)) continue;
    const times = [...(kept.get(key) ?? []), time];
    kept.set(key, times);
    const isPassed = times.some((start) => {
      const within = times.filter((each) => each >= start && each < start + thresholdWindowMs);
      return within.length >= thresholdCount && time >= start && time < start + thresholdWindowMs;
    });
    if (!isPassed) continue;
    alarms.push(`${key} ${time}`);
    kept.set(key, []);
    quiet.set(key, time + cooldownMs);
  }
  return alarms;
}

const ENTRIES = fc.array(
  fc.record({ key: fc.constantFrom("a", "b"), step: fc.integer({ min: -400, max: 400 }) }),
  { maxLength: 60 },
);
const BOUNDS = fc.record({
  thresholdCount: fc.integer({ min: 1, max: 5 }),
  thresholdWindowMs: fc.integer({ min: 1, max: 900 }),
  cooldownMs: fc.integer({ min: 0, max: 900 }),
  latenessMs: fc.integer({ min: 0, max: 600 }),
  scope: fc.constantFrom("fingerprint" as const, "global" as const),
});

describe("createThresholds", () => {
  it("agrees with a naive model, out of order, at any bound", () => {
    fc.assert(
      fc.property(ENTRIES, BOUNDS, (steps, bounds) => {
        let time = 0;
        const entries = steps.map(({ key, step }) => error((time += step), key));
        const settings = { ...SETTINGS, ...bounds };
        expect(alarmsOf(settings, entries).map(({ key, time: at }) => `${key} ${at}`)).toEqual(
          naiveAlarms(settings, entries),
        );
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("agrees with a naive model of silence and of what is seen for the first time, out of order", () => {
    const steps = fc.array(
      fc.record({ key: fc.constantFrom("a", "b", "c"), step: fc.integer({ min: -3, max: 9 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 9 }), (moves, hundreds) => {
        const silenceMs = hundreds * 100;
        let time = 0;
        const keys = new Set<string>();
        const entries = moves.map(({ key, step }) => {
          const entry = { ...error((time += step * 100), key), isNew: !keys.has(key) };
          keys.add(key);
          return entry;
        });
        const settings = { ...SETTINGS, thresholdCount: 1000, latenessMs: HOUR, silenceMs, firstSeen: true };
        const alarms = alarmsOf(settings, entries);
        const told = (kind: Alarm["kind"]): number[] =>
          alarms.filter((alarm) => alarm.kind === kind).map((alarm) => alarm.time);
        const times = entries.map((entry) => entry.time);
        const newest = times.filter((each, place) => times.slice(0, place).every((other) => other < each));
        expect(told("silence")).toEqual(
          newest
            .filter((each, place) => (newest[place + 1] ?? each) - each >= silenceMs)
            .map((each) => each + silenceMs),
        );
        const firsts = ["a", "b", "c"].flatMap(
          (key) => entries.find((entry) => entry.key === key)?.time ?? [],
        );
        const learnt = (times[0] ?? 0) + SETTINGS.thresholdWindowMs;
        expect(new Set(told("first-seen"))).toEqual(new Set(firsts.filter((first) => first >= learnt)));
      }),
      { seed: 1 },
    );
  });

  it("agrees with itself when it is saved and taken up again at any place", () => {
    fc.assert(
      fc.property(ENTRIES, fc.nat({ max: 60 }), (steps, place) => {
        let time = 0;
        const entries = steps.map(({ key, step }) => error((time += step), key));
        const first = createThresholds(SETTINGS);
        const before = entries.slice(0, place).flatMap((entry) => first.add(entry));
        const second = createThresholds(SETTINGS, JSON.parse(JSON.stringify(first.state())));
        const after = entries.slice(place).flatMap((entry) => second.add(entry));
        expect([...before, ...after]).toEqual(alarmsOf(SETTINGS, entries));
      }),
      { seed: 1 },
    );
  });

  it("counts what lies less than the window apart, and not what lies exactly so far", () => {
    expect(alarmsOf(SETTINGS, [error(0), error(1), error(999)])).toHaveLength(1);
    expect(alarmsOf(SETTINGS, [error(0), error(1), error(1000)])).toHaveLength(0);
  });

  it("takes an entry as late as the bound allows, and counts a later one as late", () => {
    const thresholds = createThresholds(SETTINGS);
    for (const time of [0, 900]) thresholds.add(error(time));
    expect(thresholds.add(error(399))).toEqual([]);
    expect(thresholds.late).toBe(1);
    expect(thresholds.add(error(400))).toHaveLength(1);
  });

  it("keeps a clock for each source, and follows one that was set back", () => {
    const thresholds = createThresholds({ ...SETTINGS, thresholdCount: 1, cooldownMs: HOUR });
    expect(thresholds.add(error(HOUR))).toHaveLength(1);
    expect(thresholds.add({ ...error(0, "b"), source: "other" })).toHaveLength(1);
    const late = Array.from({ length: 10 }, (_, index) => thresholds.add(error(index)));
    expect(late.flat()).toEqual([]);
    expect(thresholds.late).toBe(10);
    expect(thresholds.add(error(11))).toHaveLength(1);
  });

  it("counts neither lower levels nor entries without one", () => {
    const low: Counted[] = [0, 1, 2].map((time) => ({
      ...error(time),
      level: time === 0 ? undefined : "warning",
    }));
    expect(alarmsOf({ ...SETTINGS, thresholdCount: 1 }, low)).toEqual([]);
    expect(alarmsOf({ ...SETTINGS, thresholdCount: 1, thresholdLevel: "warning" }, low)).toHaveLength(2);
  });

  it("raises an alarm at more than so many times the past hour, and not at exactly so many", () => {
    const settings = {
      ...SETTINGS,
      thresholdCount: 1_000_000,
      thresholdWindowMs: MINUTE,
      rateFactor: 5,
      latenessMs: 0,
    };
    const usual = Array.from({ length: 60 }, (_, minute) => error(minute * MINUTE));
    const burst = [1, 2, 3, 4, 5, 6].map((second) => error(HOUR + second * 1000));
    expect(alarmsOf(settings, [...usual, ...burst.slice(0, 5)])).toEqual([]);
    expect(alarmsOf(settings, [...usual, ...burst])).toMatchObject([{ kind: "rate", count: 6 }]);
    expect(alarmsOf(settings, burst)).toEqual([]);
  });

  it("tells of silence once, at its time, also where only the next entry shows it", () => {
    const thresholds = createThresholds({ ...SETTINGS, silenceMs: 1000 });
    thresholds.add({ ...error(0), level: "info" });
    expect(thresholds.advance("app", 999)).toEqual([]);
    expect(thresholds.advance("app", 1000)).toMatchObject([{ kind: "silence", time: 1000 }]);
    expect(thresholds.advance("app", 5000)).toEqual([]);
    thresholds.add(error(6000));
    expect(thresholds.add(error(7000))).toMatchObject([{ kind: "silence", time: 7000 }]);
  });

  it("tells of a kind that is seen for the first time, after a window of learning", () => {
    const settings = { ...SETTINGS, firstSeen: true };
    const news = [0, 999, 1000].map((time) => ({ ...error(time), isNew: true }));
    expect(alarmsOf(settings, news)).toMatchObject([{ kind: "first-seen", time: 1000 }]);
  });
});
