export { createLedger, type Ledger, type Movement } from "./ledger";
export { compareBySku, normalizeSku } from "./sku";
export { availableOf, findLow, type StockItem } from "./stock-item";
