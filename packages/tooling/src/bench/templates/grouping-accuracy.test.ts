import { describe, expect, it } from "vitest";
import { groupingAccuracy } from "./grouping-accuracy.ts";

const TRUTH = ["a", "a", "a", "b", "b", "c"];

describe("groupingAccuracy", () => {
  it("is whole where the groups are equal, whatever their names", () => {
    expect(groupingAccuracy(TRUTH, ["1", "1", "1", "2", "2", "3"])).toEqual({ ga: 1, fga: 1 });
  });

  it("counts no line of a group that was split, or that others are in", () => {
    expect(groupingAccuracy(TRUTH, ["1", "1", "0", "2", "2", "3"])).toEqual({
      ga: 0.5,
      fga: (2 * 0.5 * (2 / 3)) / (0.5 + 2 / 3),
    });
    expect(groupingAccuracy(TRUTH, ["1", "1", "1", "2", "2", "2"])).toEqual({
      ga: 0.5,
      fga: (2 * 0.5 * (1 / 3)) / (0.5 + 1 / 3),
    });
  });

  it("is nothing where no group is right", () => {
    expect(groupingAccuracy(TRUTH, ["1", "1", "1", "1", "1", "1"])).toEqual({ ga: 0, fga: 0 });
  });
});
