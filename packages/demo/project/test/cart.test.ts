import { describe, expect, it } from "vitest";

import { addToCart, countItems, subtotal, type Cart } from "../src/cart";
import { UnknownProductError } from "../src/catalogue";

const empty: Cart = [];

describe("cart", () => {
  it("adds to the line of the same product", () => {
    const cart = addToCart(addToCart(empty, "MUG-2"), "MUG-2", 3);
    expect(cart).toHaveLength(1);
    expect(countItems(cart)).toBe(4);
  });

  it("sums the goods in cents", () => {
    const cart = addToCart(addToCart(empty, "KTL-1"), "MUG-2", 2);
    expect(subtotal(cart)).toBe(6030);
  });

  it("throws an UnknownProductError for a sku that is not in the catalogue", () => {
    expect(() => addToCart(empty, "NIX-0")).toThrow(UnknownProductError);
  });
});
