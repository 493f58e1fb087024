import { expect, it } from "vitest";
import { createMinuteCounts } from "./minute-counts.ts";

const MINUTE = 60_000;

it("counts by the minute that runs and the one before", () => {
  const counts = createMinuteCounts();
  for (const time of [0, 1, MINUTE - 1, MINUTE]) counts.add("a", time);
  expect(counts.of("a", MINUTE)).toEqual({ lastMinute: 1, minuteBefore: 3 });
  expect(counts.of("b", MINUTE)).toEqual({ lastMinute: 0, minuteBefore: 0 });
  expect(counts.of("a", 2 * MINUTE)).toEqual({ lastMinute: 0, minuteBefore: 1 });
});

it("knows nothing of the minute before where two went by", () => {
  const counts = createMinuteCounts();
  counts.add("a", 0);
  expect(counts.of("a", 2 * MINUTE)).toEqual({ lastMinute: 0, minuteBefore: 0 });
});
