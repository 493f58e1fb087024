import { expect, test } from "vitest";
import type { Location } from "../../model/location.ts";
import type { Problem } from "../../model/problem.ts";
import { failingTest, suspectsOf } from "../testing/suspects-of.ts";

const FILES = {
  "src/shop.ts": [
    'import { ShopError } from "./shop-error.ts";',
    "export class Shop {",
    "  open: boolean;",
    "  constructor() {",
    "    this.open = true;",
    "  }",
    "  sell(count: number): number {",
    '    if (count < 0) throw new ShopError("nothing to sell");',
    "    return count;",
    "  }",
    "}",
    "",
  ].join("\n"),
  "src/shop-error.ts": [
    "export class ShopError extends Error {",
    "  constructor(message: string) {",
    "    super(message);",
    "  }",
    "}",
    "",
  ].join("\n"),
  "src/add.ts": "export const add = (a: number): number => a + 1;\n",
  "src/price.ts": "export const price = (a: number): number => a * 2;\n",
  "src/check.ts": [
    "export function check(value: number): number {",
    "  if (value > 1) throw new RangeError('too much');",
    "  return value;",
    "}",
    "",
  ].join("\n"),
  "test/shop.test.ts": [
    'import { describe, expect, it } from "vitest";',
    'import { Shop } from "../src/shop.ts";',
    'describe("a shop", () => {',
    "  const shop = new Shop();",
    '  it("takes one", () => {',
    "    expect(shop.sell(1)).toBe(1);",
    "  });",
    '  it("takes two", () => {',
    "    expect(shop.sell(2)).toBe(2);",
    "  });",
    '  it("takes three", () => {',
    "    expect(shop.sell(3)).toBe(3);",
    "  });",
    "});",
    "",
  ].join("\n"),
  "test/price.test.ts": [
    'import { it } from "vitest";',
    'import { add } from "../src/add.ts";',
    'import { check } from "../src/check.ts";',
    'import { price } from "../src/price.ts";',
    'it("is twice as much", () => {',
    "  check(add(price(1)));",
    "});",
    "",
  ].join("\n"),
};

function at(file: string, line: number): Location {
  return { file, line, inWorkspace: true };
}

/** A test that failed where an error was thrown, with the calls that led there. */
function thrown(title: string, location: Location, ...callers: readonly Location[]): Problem {
  const frames = [location, ...callers].map((place) => ({ ...place, own: true }));
  return failingTest({ test: title, location, frames });
}

test("what all tests of a file are set up with comes after what the failing one calls", async () => {
  const failure = failingTest({ test: "a shop > takes three", location: at("test/shop.test.ts", 12) });
  const [first] = await suspectsOf(failure, FILES);
  expect(first?.symbol).toBe("sell");
});

test("the constructor of an error only tells of what is wrong", async () => {
  const callers = [at("src/shop.ts", 8), at("test/shop.test.ts", 12)];
  const failure = thrown("a shop > takes three", at("src/shop-error.ts", 3), ...callers);
  const [first] = await suspectsOf(failure, FILES);
  expect(first?.symbol).toBe("sell");
});

test("the file that a test is named after comes before others, wherever the test threw", async () => {
  const failure = thrown("is twice as much", at("src/check.ts", 2), at("test/price.test.ts", 6));
  const suspects = await suspectsOf(failure, FILES);
  expect(suspects.map(({ symbol }) => symbol)).toEqual(["check", "price", "add"]);
});
