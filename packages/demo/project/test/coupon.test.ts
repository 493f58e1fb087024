import { describe, expect, it } from "vitest";

import { CouponError, discountOf, discountOrNothing, type Coupon } from "../src/coupon";

const spring: Coupon = { code: "SPRING24", percent: 15, expiresAt: new Date("2024-06-01T00:00:00Z") };
const may = new Date("2024-05-02T10:00:00Z");
const july = new Date("2024-07-02T10:00:00Z");

describe("coupon", () => {
  it("takes its share off, rounded", () => {
    expect(discountOf(spring, 1290, may)).toBe(194);
  });

  it("fails with a CouponError after its last day", () => {
    expect(() => discountOf(spring, 1290, july)).toThrow(CouponError);
  });

  it("logs the error and goes on without the discount at the till", () => {
    expect(discountOrNothing(spring, 1290, july)).toBe(0);
  });
});
