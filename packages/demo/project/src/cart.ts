import { findProduct } from "./catalogue";

export interface CartLine {
  sku: string;
  name: string;
  unitPrice: number;
  quantity: number;
}

export type Cart = readonly CartLine[];

/** Adds to the line of the same product, or opens a new one. */
export function addToCart(cart: Cart, sku: string, quantity = 1): Cart {
  const existing = cart.find((line) => line.sku === sku);
  if (existing !== undefined) {
    return cart.map((line) => (line === existing ? { ...line, quantity: line.quantity + quantity } : line));
  }
  const { name, unitPrice } = findProduct(sku);
  return [...cart, { sku, name, unitPrice, quantity }];
}

export function countItems(cart: Cart): number {
  return cart.reduce((count, line) => count + line.quantity, 0);
}

/** What the goods cost, in cents, before discount, tax and shipping. */
export function subtotal(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.unitPrice * line.quantitiy, 0);
}
