import ts from "typescript-6";
import { expect, it } from "vitest";
import { SLIP_KINDS } from "./kinds.ts";
import { withSlip } from "./slip.ts";

const TEXT = `import { readPrice, type Shop } from "./price.ts";
import type { Cart } from "./cart.ts";

export async function total(cart: Cart, shop: Shop): Promise<number> {
  let price = await readPrice(cart, shop);
  price += 1;
  const name = shop.owner?.name + "";
  return Math.max(price, name.length);
}

export function label(cart: Cart): { text: string; size: number } {
  return { text: cart.name, size: total.length };
}

interface Options {
  width: number;
}
`;

/** The lines that the first slip of each kind makes of the text. */
it("makes a slip of every kind where it can happen", () => {
  const sourceFile = ts.createSourceFile("a.ts", TEXT, ts.ScriptTarget.Latest, true);
  const lines = new Set(TEXT.split("\n"));
  const slips = SLIP_KINDS.map(({ id, placesIn }) => {
    const [first] = placesIn(sourceFile);
    const changed =
      first === undefined
        ? []
        : withSlip(TEXT, first)
            .split("\n")
            .filter((line) => !lines.has(line));
    return `${id}: ${changed.join(" / ").trim()}`;
  });
  expect(slips).toMatchInlineSnapshot(`
    [
      "renamed-export: export async function totalOf(cart: Cart, shop: Shop): Promise<number> {",
      "misspelt-name: let price = await readrPice(cart, shop);",
      "misspelt-member: const name = shop.owenr?.name + "";",
      "dropped-import: ",
      "wrong-path: import { readPrice, type Shop } from "../price.ts";",
      "type-only-import: import { Cart } from "./cart.ts";",
      "dropped-argument: let price = await readPrice(cart);",
      "extra-argument: let price = await readPrice(cart, shop, true);",
      "swapped-arguments: let price = await readPrice(shop, cart);",
      "added-parameter: export async function total(cart: Cart, shop: Shop, limit: number): Promise<number> {",
      "wrong-primitive: export async function total(cart: Cart, shop: Shop): Promise<string> {",
      "dropped-await: let price = readPrice(cart, shop);",
      "dropped-async: export function total(cart: Cart, shop: Shop): Promise<number> {",
      "dropped-return: Math.max(price, name.length);",
      "dropped-property: return { size: total.length };",
      "renamed-property: export function label(cart: Cart): { textName: string; size: number } {",
      "dropped-optional-chain: const name = shop.owner.name + "";",
      "dropped-token: import  readPrice, type Shop } from "./price.ts";",
      "assigned-constant: const price = await readPrice(cart, shop);",
      "declared-twice: let price = await readPrice(cart, shop);",
      "dropped-require: ",
      "wrong-require: ",
      "renamed-member-export: ",
      "renamed-key: return { textName: cart.name, size: total.length };",
      "dropped-new: ",
      "dropped-quote: import { readPrice, type Shop } from "./price.ts;",
      "default-for-named: import type Cart from "./cart.ts";",
    ]
  `);
});
