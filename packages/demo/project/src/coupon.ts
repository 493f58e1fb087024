import { percentOf } from "./money";

export interface Coupon {
  code: string;
  percent: number;
  expiresAt: Date;
}

export class CouponError extends Error {
  override readonly name = "CouponError";
}

export function discountOf(coupon: Coupon, cents: number, now: Date): number {
  if (coupon.expiresAt <= now) throw new CouponError(`coupon ${coupon.code} has expired`);
  return percentOf(cents, coupon.percent);
}

/** Like `discountOf`, for the till: a bad coupon is logged and worth nothing. */
export function discountOrNothing(coupon: Coupon, cents: number, now: Date): number {
  try {
    return discountOf(coupon, cents, now);
  } catch (error) {
    console.error("Error: coupon refused, going on without it:", error);
    return 0;
  }
}
