export interface ShopSettings {
  currency: string;
  taxPercent: number;
  freeShippingFrom: number;
  port: number;
}

/** Reads the shop's settings from the environment; amounts are in cents. */
export function loadSettings(env: NodeJS.ProcessEnv = process.env): ShopSettings {
  return {
    currency: env["SHOP_CURRENCY"] ?? "EUR",
    taxPercent: Number(env["SHOP_TAX_PERCENT"] ?? 20),
    freeShippingFrom: Number(env["SHOP_FREE_SHIPPING_FROM"] ?? 5000),
    port: Number(env["SHOP_PORT"] ?? 8080),
  };
}
