import { describe, expect, it } from "vitest";

import { createMemoryStore, fetchStockLevel } from "../src/inventory";
import { formatMoney, percentOf } from "../src/money";

describe("inventory", () => {
  it("counts what is reserved as not available", async () => {
    const store = createMemoryStore({ "KTL-1": 5 });
    await store.reserve("KTL-1", 2);
    expect(await fetchStockLevel(store, "KTL-1")).toEqual({
      sku: "KTL-1",
      onHand: 5,
      reserved: 2,
      available: 3,
    });
  });

  it("reports no error for a product it has never seen", async () => {
    expect((await fetchStockLevel(createMemoryStore({}), "NIX-0")).available).toBe(0);
  });
});

describe("money", () => {
  it("formats cents", () => {
    expect(formatMoney(1999, "EUR")).toBe("€19.99");
  });

  it("rounds half up", () => {
    expect(percentOf(1290, 15)).toBe(194);
  });
});
