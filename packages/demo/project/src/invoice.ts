import type { Cart } from "./cart";
import { readConfig } from "./config";
import type { Price } from "./pricing";

/** One line per article, then the totals, as plain text. */
export function renderInvoice(cart: Cart, price: Price, shipping: number): string {
  const { currency } = readConfig();
  const articles = cart.map(
    (line) => `${line.quantity} × ${line.name}  ${formatMoney(line.unitPrice * line.quantity, currency)}`,
  );
  return [
    ...articles,
    `Discount  ${formatMoney(price.discount, currency)}`,
    `Tax       ${formatMoney(price.tax, currency)}`,
    `Shipping  ${formatMoney(shipping, currency)}`,
    `Total     ${formatMoney(price.total + shipping, currency)}`,
  ].join("\n");
}
