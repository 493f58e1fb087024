import type { Cart } from "./cart";
import { fetchStockLevel, type StockStore } from "./inventory";

export interface Shortage {
  sku: string;
  wanted: number;
  available: number;
}

/** Reserves every line of the cart, or nothing when something is short. */
export async function reserveCart(store: StockStore, cart: Cart): Promise<Shortage[]> {
  const shortages: Shortage[] = [];
  for (const line of cart) {
    const level = fetchStockLevel(store, line.sku);
    if (level.available < line.quantity) {
      shortages.push({ sku: line.sku, wanted: line.quantity, available: level.available });
    }
  }
  if (shortages.length > 0) return shortages;
  for (const line of cart) await store.reserve(line.sku, line.quantity);
  return [];
}
