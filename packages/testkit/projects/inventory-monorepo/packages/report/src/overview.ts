import { availableOf, normaliseSku, type StockItem } from "@depot/stock";

import { alignColumns } from "./columns";

/** A table of all items as plain text, one line each, under a heading. */
export function renderOverview(items: readonly StockItem[]): string {
  const rows = items.map((item) => [
    normaliseSku(item.sku),
    String(item.onHand),
    String(item.reserved),
    String(availableOf(item)),
  ]);
  return alignColumns([["SKU", "On hand", "Reserved", "Available"], ...rows]).join("\n");
}
