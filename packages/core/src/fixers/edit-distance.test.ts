import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["sku", "", 3],
    ["price", "price", 0],
    ["pirce", "price", 1],
    ["prise", "price", 1],
    ["prices", "price", 1],
    ["calender", "calendar", 1],
    ["kitten", "sitting", 3],
  ])("of %s and %s is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});
