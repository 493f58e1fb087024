export interface StockLevel {
  sku: string;
  onHand: number;
  reserved: number;
  available: number;
}

export interface StockStore {
  read(sku: string): Promise<{ onHand: number; reserved: number }>;
  reserve(sku: string, quantity: number): Promise<void>;
}

/** Keeps stock in memory, for tests and for the demo shop. */
export function createMemoryStore(onHand: Record<string, number>): StockStore {
  const reserved = new Map<string, number>();
  return {
    async read(sku) {
      return { onHand: onHand[sku] ?? 0, reserved: reserved.get(sku) ?? 0 };
    },
    async reserve(sku, quantity) {
      reserved.set(sku, (reserved.get(sku) ?? 0) + quantity);
    },
  };
}

export async function fetchStockLevel(store: StockStore, sku: string): Promise<StockLevel> {
  const { onHand, reserved } = await store.read(sku);
  return { sku, onHand, reserved, available: onHand - reserved };
}
