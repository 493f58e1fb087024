/** `" ktl-1 "` and `"KTL-1"` are the same article. */
export function normalizeSku(sku: string): string {
  return sku.trim().toUpperCase();
}

export function compareBySku(a: { sku: string }, b: { sku: string }): number {
  return normalizeSku(a.sku).localeCompare(normalizeSku(b.sku));
}
