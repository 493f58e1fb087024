import { availableOf, findLow, normaliseSku, type StockItem } from "@depot/stock";

export interface Order {
  sku: string;
  quantity: number;
}

/** What to order so that every low item is back at twice its reorder point. */
export function planOrders(items: readonly StockItem[]): Order[] {
  return findLow(items)
    .sort(compareBySku)
    .map((item) => ({
      sku: normaliseSku(item.sku),
      quantity: 2 * item.reorderPoint - availableOf(item),
    }));
}
