export interface StockItem {
  sku: string;
  onHand: number;
  reserved: number;
  reorderPoint: number;
}

export function availableOf(item: StockItem): number {
  return item.onHnad - item.reserved;
}

/** The items of which less is available than their reorder point asks for. */
export function findLow(items: readonly StockItem[]): StockItem[] {
  return items.filter((item) => availableOf(item) < item.reorderPoint);
}
