import { expect, test } from "vitest";
import type { Problem } from "../../model/problem.ts";
import type { WorkspaceChange } from "../../repository/change/workspace-change.ts";
import { sourceText } from "../../repository/source-text.ts";
import { failingTest, suspectsOf } from "../testing/suspects-of.ts";

const FILES = {
  "src/index.ts": 'export * from "./cart.ts";\nexport { vat as tax } from "./tax.ts";\n',
  "src/cart.ts": [
    'import { round } from "./money.ts";',
    "export class Cart {",
    "  prices: number[] = [];",
    "  add(price: number): this {",
    "    this.prices.push(price);",
    "    return this;",
    "  }",
    "}",
    "export function total(cart: Cart): number {",
    "  return round(cart.prices.reduce((a, b) => a + b, 0));",
    "}",
    "export const average = (cart: Cart): number => total(cart) / cart.prices.length;",
    "",
  ].join("\n"),
  "src/money.ts":
    "export function round(value: number): number {\n  return Math.floor(value * 100) / 100;\n}\n",
  "src/tax.ts": "export const vat = (value: number): number => value * 0.2;\n",
  "test/cart.test.ts": [
    'import { describe, expect, it } from "vitest";',
    'import { average, Cart, tax, total } from "../src/index.ts";',
    'describe("a cart", () => {',
    '  it("is empty at first", () => {',
    "    expect(new Cart().prices).toEqual([]);",
    "  });",
    '  it.each([1, 2])("sums up %i prices", (count) => {',
    "    const cart = new Cart().add(count);",
    "    expect(total(cart)).toBe(count);",
    "  });",
    '  it("has an average", () => expect(average(new Cart().add(1))).toBe(1));',
    "});",
    'it("knows the tax", () => {',
    "  expect(tax(100)).toBe(19);",
    "});",
    "",
  ].join("\n"),
};

function failure(title: string, line: number, change: Partial<Problem> = {}): Problem {
  return failingTest({
    test: title,
    location: { file: "test/cart.test.ts", line, inWorkspace: true },
    ...change,
  });
}

async function placesOf(
  problem: Problem,
  files: Record<string, string> = FILES,
  change?: WorkspaceChange,
): Promise<string[]> {
  const suspects = await suspectsOf(problem, files, { change });
  return suspects.map(({ file, startLine, symbol = "" }) => `${file}:${startLine} ${symbol}`);
}

test("names what is compared first, through a barrel, then what that calls", async () => {
  const suspects = await placesOf(failure("a cart > sums up 2 prices", 9));
  expect(suspects[0]).toBe("src/cart.ts:9 total");
  expect(suspects).toContain("src/money.ts:1 round");
  expect(suspects.some((suspect) => suspect.startsWith("test/"))).toBe(false);
});

test("finds the test by its titles where the log names no file", async () => {
  const unplaced = (title: string): Problem => failingTest({ test: title });
  expect((await placesOf(unplaced("a cart > sums up 2 prices")))[0]).toBe("src/cart.ts:9 total");
  expect((await placesOf(unplaced("knows the tax")))[0]).toBe("src/tax.ts:1 vat");
  expect(await placesOf(unplaced("something > else > knows the tax"))).toEqual([]);
  const twice = { ...FILES, "test/tax.test.ts": 'it("knows the tax", () => {});\n' };
  expect(await placesOf(unplaced("knows the tax"), twice)).toEqual([]);
});

test("follows a re-export under another name", async () => {
  expect((await placesOf(failure("knows the tax", 14)))[0]).toBe("src/tax.ts:1 vat");
});

test("takes the innermost frame of the project's own code first", async () => {
  const frames = [
    { file: "node_modules/x/index.js", line: 3, own: false, inWorkspace: false },
    { file: "src/money.ts", line: 2, column: 10, own: true, inWorkspace: true },
    { file: "test/cart.test.ts", line: 9, own: true, inWorkspace: true },
  ];
  expect((await placesOf(failure("a cart > sums up 1 prices", 9, { frames })))[0]).toBe(
    "src/money.ts:1 round",
  );
});

test("blames what was changed", async () => {
  const before = FILES["src/cart.ts"].replace(
    "    this.prices.push(price);\n",
    "    this.prices.unshift(price);\n",
  );
  const change: WorkspaceChange = {
    base: "a",
    files: [{ path: "src/cart.ts", from: "src/cart.ts", status: "modified" }],
    before: () => Promise.resolve(sourceText(before, false)),
  };
  const suspects = await placesOf(failure("a cart > sums up 2 prices", 9), FILES, change);
  expect(suspects[0]).toBe("src/cart.ts:4 add");
});

test("goes by frames and names where it knows no callees", async () => {
  const files = {
    "shop/cart.py": "def total(cart):\n    return sum(cart)\n",
    "shop/money.py": "def round_up(value):\n    return value\n",
    "tests/test_cart.py": "from shop.cart import total\n",
  };
  const location = { file: "tests/test_cart.py", line: 1, inWorkspace: true };
  const frame = { file: "shop/money.py", line: 2, symbol: "round_up", own: true, inWorkspace: true };
  const problem = failure("test_total", 1, { tool: "pytest", location });
  expect(await placesOf(problem, files)).toEqual(["shop/cart.py:1 "]);
  expect(await placesOf({ ...problem, frames: [frame] }, files)).toEqual([
    "shop/money.py:2 round_up",
    "shop/cart.py:1 ",
  ]);
});

const CHECKS = {
  "src/options.ts": [
    "export interface Options {",
    "  size: number;",
    "}",
    "const isSound = ({ size }: Options): boolean => size > 0;",
    "export function checked(options: Options): Options {",
    "  if (!isSound(options)) {",
    '    throw new Error("invalid options");',
    "  }",
    "  return filled(options);",
    "}",
    "function filled(options: Options): Options {",
    "  return { ...options };",
    "}",
    'export const named = (name: string): Options | undefined => (name === "" ? { size: 1 } : undefined);',
    "",
  ].join("\n"),
  "test/options.test.ts": [
    'import { describe, expect, it } from "vitest";',
    'import { checked, named } from "../src/options.ts";',
    'describe("options", () => {',
    "  const options = named('large');",
    "  const { size } = checked({ size: options.size });",
    '  it("have a size", () => expect(size).toBe(1));',
    "});",
    "",
  ].join("\n"),
};

test("looks at the condition that led to an error", async () => {
  const places = [
    ["src/options.ts", 7],
    ["test/options.test.ts", 5],
  ] as const;
  const frames = places.map(([file, line]) => ({ file, line, own: true, inWorkspace: true }));
  const problem = failure("options", 5, {
    message: "invalid options",
    frames,
    location: { file: "src/options.ts", line: 7, inWorkspace: true },
  });
  const suspects = await placesOf(problem, CHECKS);
  expect(suspects[0]).toBe("src/options.ts:5 checked");
  expect(suspects.slice(0, 3)).toContain("src/options.ts:4 isSound");
});

test("asks what made the value that the message says is missing", async () => {
  const message = "Cannot read properties of undefined (reading 'size')";
  const location = { file: "test/options.test.ts", line: 5, inWorkspace: true };
  const suspects = await placesOf(failure("options", 5, { message, location }), CHECKS);
  expect(suspects[0]).toBe("src/options.ts:14 named");
});

test("takes what an earlier assertion of the test checked for sound", async () => {
  const files = {
    ...FILES,
    "test/cart.test.ts": [
      'import { expect, it } from "vitest";',
      'import { tax, total } from "../src/index.ts";',
      'it("is sound", () => {',
      "  expect(tax(100)).toBe(20);",
      "  expect(total({ prices: [tax(100)], add: () => null })).toBe(20);",
      "});",
      "",
    ].join("\n"),
  };
  expect((await placesOf(failure("is sound", 5), files))[0]).toBe("src/cart.ts:9 total");
});

test("takes what all failing tests run before what one of them runs", async () => {
  const files = {
    "src/text.ts": [
      "export const words = (text: string): string[] => text.split(' ');",
      "export const initials = (text: string): string => words(text).map(([first]) => first).join('');",
      "export const countOf = (text: string): number => words(text).length;",
      "",
    ].join("\n"),
    "test/text.test.ts": [
      'import { expect, it } from "vitest";',
      'import { countOf, initials } from "../src/text.ts";',
      'it("gives initials", () => expect(initials("a b")).toBe("ab"));',
      'it("counts", () => expect(countOf("a b")).toBe(2));',
      "",
    ].join("\n"),
  };
  const failed = (title: string, line: number): Problem =>
    failingTest({ test: title, location: { file: "test/text.test.ts", line, inWorkspace: true } });
  const [first] = await suspectsOf(failed("gives initials", 3), files, { others: [failed("counts", 4)] });
  expect(first?.symbol).toBe("words");
});

test("suspects nothing of compile errors, warnings, and what is mended", async () => {
  expect(await placesOf(failure("a", 9, { code: "TS2304" }))).toEqual([]);
  expect(await placesOf(failure("a", 9, { severity: "warning" }))).toEqual([]);
  expect(await placesOf(failure("a", 9, { stale: true }))).toEqual([]);
});
