import { subtotal, type Cart } from "./cart";
import { readConfig } from "./config";
import { discountOrNothing, type Coupon } from "./coupon";
import { percentOf } from "./money";

export interface Price {
  goods: number;
  discount: number;
  tax: number;
  total: number;
}

export function priceOf(cart: Cart, coupon: Coupon | undefined, now: Date): Price {
  const { taxPercent } = readConfig();
  const goods = subtotal(cart);
  const discount = coupon === undefined ? 0 : discountOrNothing(coupon, goods, now);
  const tax = percentOf(goods - discount, taxPercent);
  return { goods, discount, tax, total: goods - discount + tax };
}
