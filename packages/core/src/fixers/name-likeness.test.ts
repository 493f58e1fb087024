import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { ALIKE, nameLikeness, sharedWords } from "./name-likeness.ts";

describe("nameLikeness", () => {
  it.each([
    ["colours", "colors"],
    ["normaliseSku", "normalizeSku"],
    ["quantiyt", "quantity"],
    ["fistName", "firstName"],
    ["username", "userName"],
    ["teh", "Teh"],
    ["qunatiyt", "quantity"],
    ["uqantiyt", "quantity"],
    ["dueDate", "due-date"],
  ])("takes %s for a spelling of %s", (a, b) => {
    expect(nameLikeness(a, b)).toBeGreaterThanOrEqual(ALIKE);
  });

  it.each([
    ["minPrice", "maxPrice"],
    ["size1", "size2"],
    ["encode", "decode"],
    ["user", "users"],
    ["sum", "num"],
    ["row", "raw"],
    ["header", "reader"],
    ["Sunday", "Monday"],
    ["makeLogger", "createLogger"],
    ["area", "perimeter"],
    ["onOpen", "open"],
  ])("does not take %s for a spelling of %s", (a, b) => {
    expect(nameLikeness(a, b)).toBeLessThan(ALIKE);
  });

  it("is a share of one, the same both ways", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (a, b) => {
        expect(nameLikeness(a, b)).toBe(nameLikeness(b, a));
        expect(nameLikeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(nameLikeness(a, b)).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 2000, examples: [["in", "!!!"]] },
    );
  });
});

describe("sharedWords", () => {
  it.each([
    ["makeLogger", "createLogger", 1 / 3],
    ["max_items", "maxItems", 1],
    ["area", "perimeter", 0],
  ])("of %s and %s", (a, b, share) => {
    expect(sharedWords(a, b)).toBeCloseTo(share);
  });
});
