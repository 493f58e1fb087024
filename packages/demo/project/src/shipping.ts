import { countItems, type Cart } from "./cart";
import { findProduct } from "./catalogue";
import { readConfig } from "./config";

const BASE_FEE = 490;
const FEE_PER_KILOGRAM = 120;

function weightInGrams(cart: Cart): number {
  return cart.reduce((sum, line) => sum + findProduct(line.sku).weightInGrams * line.quantity, 0);
}

/** The shipping fee in cents: none for an empty cart or a large order. */
export function shippingFee(cart: Cart, goods: number): number {
  const settings = readConfig();
  if (countItems(cart) === 0 || goods >= settings.freeShippingFrom) return 0;
  let kilograms = Math.ceil(weightInGrams(cart) / 1000);
  return BASE_FEE + kilograms * FEE_PER_KILOGRAM;
}
