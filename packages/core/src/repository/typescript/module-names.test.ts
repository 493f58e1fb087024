import { expect, test } from "vitest";
import { isMentioned, mentionedModules } from "./module-names.ts";

test.each([
  [`import { a } from "../src/price.js";`, "src/price.ts", true],
  [`const a = require('./price')`, "src/price.ts", true],
  ["await import(`./price.ts`)", "src/price.d.ts", true],
  [`import "@/deep/price";`, "src/deep/price.tsx", true],
  [`import { price } from "./prices.js";`, "src/price.ts", false],
  [`export const price = "price-list";`, "src/price.ts", false],
  [`import { a } from "../src";`, "src/index.ts", true],
  ["", "src/index.ts", false],
])("%j may import %s: %s", (text, file, expected) => {
  expect(isMentioned([file], mentionedModules([text]))).toBe(expected);
});

test("a text of nothing but quotes takes no time in its square", () => {
  expect(mentionedModules([`'"\\\`\n'`.repeat(200_000)]).size).toBeGreaterThan(0);
});
