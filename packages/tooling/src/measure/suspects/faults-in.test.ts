import { expect, test } from "vitest";
import { faultsIn } from "./faults-in.ts";
import { faultyText } from "./record-failures.ts";

const TEXT =
  "export const total = (prices: 1[]): number => {\n  return prices.length < 2 ? 0 : sum(a, b);\n};\n";

test("finds what could be wrong in a function, types left out", () => {
  const faults = faultsIn("cart.ts", TEXT);
  expect(faults.map(({ kind }) => kind)).toEqual([
    "missing value",
    "flipped condition",
    "wrong operator",
    "off by one",
    "off by one",
    "swapped arguments",
  ]);
  expect(faults[0]).toMatchObject({ symbol: "total", line: 2, startLine: 1, endLine: 3 });
});

test("plants one", () => {
  const [, flipped] = faultsIn("cart.ts", TEXT);
  expect(flipped && faultyText(TEXT, flipped)).toContain("return !(prices.length < 2) ? 0 : sum(a, b);");
});
