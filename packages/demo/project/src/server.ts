import { createServer, type Server } from "node:http";

import { addToCart, type Cart } from "./cart";
import { UnknownProductError } from "./catalogue";
import { readConfig } from "./config";
import { renderInvoice } from "./invoice";
import { priceOf } from "./pricing";
import { shippingFee } from "./shipping";

/** `["KTL-1", "MUG-2:3"]` is one kettle and three mugs. */
export function cartFromOrder(order: readonly string[]): Cart {
  return order.reduce<Cart>((cart, item) => {
    const [sku = "", quantity = "1"] = item.split(":");
    return addToCart(cart, sku, Number(quantity));
  }, []);
}

/** Answers `GET /invoice?item=KTL-1&item=MUG-2:3` with the invoice of that order. */
export function startServer(now: () => Date): Server {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    try {
      const cart = cartFromOrder(url.searchParams.getAll("item"));
      const price = priceOf(cart, undefined, now());
      response.end(renderInvoice(cart, price, shippingFee(cart, price.goods)));
    } catch (error) {
      response.statusCode = error instanceof UnknownProductError ? 404 : 500;
      response.end(String(error));
    }
  });
  return server.listen(readConfig().port);
}
