import { describe, expect, it } from "vitest";

import { createLogClock } from "./log-clock.ts";

const start = new Date("2026-11-20T09:01:02Z");

describe("createLogClock", () => {
  it("stamps with seven digits of a second", () => {
    expect(createLogClock(start, 1_234_567).stamp()).toBe("2026-11-20T09:01:02.1234567Z");
  });

  it("moves forward, and tells the same times again", () => {
    const stamps = [1, 2].map(() => {
      const clock = createLogClock(start, 0);
      return Array.from({ length: 50 }, () => clock.stamp());
    });
    expect(stamps[0]).toEqual(stamps[1]);
    expect(stamps[0]?.toSorted()).toEqual(stamps[0]);
    expect(new Set(stamps[0]).size).toBe(50);
  });

  it("pauses", () => {
    const clock = createLogClock(start, 0);
    clock.pause(61_000);
    expect(clock.stamp()).toBe("2026-11-20T09:02:03.0000000Z");
  });
});
