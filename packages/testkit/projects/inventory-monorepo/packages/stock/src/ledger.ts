import { normalizeSku } from "./sku";
import type { StockItem } from "./stock-item";

export interface Movement {
  sku: string;
  /** Positive when goods come in. */
  quantity: number;
}

export interface Ledger {
  book(movement: Movement): void;
  items(): StockItem[];
}

/** Books movements on items; a movement of an unknown article opens one. */
export function createLedger(start: readonly StockItem[]): Ledger {
  const items = new Map(start.map((item) => [normalizeSku(item.sku), { ...item }]));
  return {
    book({ sku, quantity }) {
      const key = normalizeSku(sku);
      const item = items.get(key) ?? { sku: key, onHand: 0, reserved: 0, reorderPoint: 0 };
      items.set(key, { ...item, onHand: item.onHand + quantity });
    },
    items: () => [...items.values()],
  };
}
