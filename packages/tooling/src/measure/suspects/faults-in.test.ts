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

test("finds what could be missing, as bug fixes add it", () => {
  const text = `function nameOf(user) {
  if (user === undefined) return "";
  const [first, last] = [String(user.first).trim(), user.last ?? ""];
  return first.replace(/[a-z]|_/g, "") + last.slice(0, first.length - 1);
}`;
  const planted = faultsIn("user.ts", text, "missing").map((fault) => [
    fault.kind,
    faultyText(text, fault).split("\n")[fault.line - 1]?.trim(),
  ]);
  expect(planted).toEqual([
    ["missing branch", ";"],
    ["missing element", "const [first, last] = [String(user.first).trim()];"],
    ["missing normalisation", 'const [first, last] = [String(user.first), user.last ?? ""];'],
    ["missing normalisation", 'const [first, last] = [user.first.trim(), user.last ?? ""];'],
    ["missing alternative", "const [first, last] = [String(user.first).trim(), user.last];"],
    ["wrong expression", 'return first.replace(/[a-z]|_/, "") + last.slice(0, first.length - 1);'],
    ["wrong expression", 'return first.replace(/[a-z]/g, "") + last.slice(0, first.length - 1);'],
    ["off by one", 'return first.replace(/[a-z]|_/g, "") + last.slice(0, first.length);'],
  ]);
});
