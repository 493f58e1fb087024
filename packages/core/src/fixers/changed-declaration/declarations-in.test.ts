import { expect, test } from "vitest";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { declarationsIn, type Declared } from "./declarations-in.ts";

const TEXT = `
export interface Order { id: string; address: { street: string } }
export class Cart {
  constructor(private readonly owner: string) {}
  add(price: number, count = 1): void {}
}
export const RATES = { low: 7, high: 19 } as const;
export type Action = { type: "add"; id: string } | { type: "clear" };
export const vat = (cents: number, ...rates: number[]): number => cents;
`;

async function declared(): Promise<Declared[]> {
  const repository = temporaryRepository({ "shop.ts": TEXT });
  const { ts } = (await repository.typescript()).languageService(repository, "shop.ts");
  return declarationsIn(ts, "shop.ts", TEXT);
}

test("tells what a file declares, members included", async () => {
  const found = await declared();
  expect(found.map(({ container, name }) => `${container}.${name}`)).toEqual([
    ".Order",
    "Order.id",
    "Order.address",
    "Order.address.street",
    ".Cart",
    "Cart.constructor",
    "Cart.add",
    ".RATES",
    "RATES.low",
    "RATES.high",
    ".Action",
    'Action."add".type',
    'Action."add".id',
    'Action."clear".type',
    ".vat",
  ]);
  expect(found.every(({ name, start }) => TEXT.startsWith(name, start))).toBe(true);
});

test("tells what functions take", async () => {
  const parameters = (await declared()).map(({ parameters: all }) =>
    all
      ?.map(({ name, type, optional, rest }) => `${name}: ${type}${optional ? "?" : ""}${rest ? "…" : ""}`)
      .join(),
  );
  expect(parameters.filter((all) => all !== undefined)).toEqual([
    "owner: string",
    "price: number,count: 1?",
    "cents: number,rates: number[]…",
  ]);
});
