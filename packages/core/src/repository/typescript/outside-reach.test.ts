import { expect, test } from "vitest";
import { outsideReach } from "./outside-reach.ts";

const GOOD = `import { expect, test } from "vitest";
import { priceOf, type Price } from "../src/price.ts";

const PRICES: readonly Price[] = [{ cents: 1 }, { cents: 250 }];

test.each(PRICES)("%o has a price", ({ cents }) => {
  const rows = [priceOf(cents), PRICES[0]];
  expect(rows[0]).toBe(\`\${cents / 100} €\`);
  expect(rows.map((row) => row)).toEqual(["a", { module: 1, "process": 2 }]);
});
`;

function reachOf(text: string): string | undefined {
  return outsideReach("a.test.ts", text, (specifier) => ["vitest", "../src/price.ts"].includes(specifier));
}

test("what calls what it imports, and compares, reaches nothing", () => {
  expect(reachOf(GOOD)).toBeUndefined();
});

test.each([
  `import { execSync } from "node:child_process";`,
  `import fs from "fs";`,
  `export { execSync } from "child_process";`,
  `export * from "node:fs";`,
  `import cp = require("child_process");`,
  `const cp = require("child_process");`,
  `const cp = await import("node:child_process");`,
  `import.meta.resolve("fs");`,
  `process.exit(0);`,
  `globalThis.process.exit(0);`,
  `const { process: p } = globalThis;`,
  `fetch("https://a.example");`,
  `eval("1");`,
  `new Function("return 1")();`,
  `(() => {}).constructor("return process")();`,
  `test["constructor"]("return process")();`,
  'test[`constructor`]("return process")();',
  `test["con" + "structor"]("return process")();`,
  `const key = "con".concat("structor"); test[key]("x")();`,
  `const { constructor: F } = test; F("return process")();`,
  `const { ["constr" + "uctor"]: F } = test;`,
  `test.__proto__.x = 1;`,
  `Object.getOwnPropertyDescriptors(Object.getPrototypeOf(test));`,
  `const { getPrototypeOf } = Object;`,
  `Reflect.get(test, "x");`,
  `const child = await vi.importActual("node:child_process");`,
  `vi.mock("../src/price.ts");`,
  `jest.requireActual("fs");`,
  `new Worker("x");`,
  `const run = process;`,
  `let f = { process };`,
])("%s reaches further", (line) => {
  expect(reachOf(`${GOOD}${line}\n`)).toBeDefined();
});
