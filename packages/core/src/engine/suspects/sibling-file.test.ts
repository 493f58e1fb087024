import { expect, test } from "vitest";
import { isTestPath } from "./is-test-path.ts";
import { isNamedAfter, namesakesOf } from "./sibling-file.ts";

test.each([
  ["test/cart.test.ts", "src/cart.ts"],
  ["tests/test_cart.py", "shop/cart.py"],
  ["cart_test.go", "cart.go"],
  ["src/test/java/shop/CartTest.java", "src/main/java/shop/Cart.java"],
  ["spec/cart_spec.rb", "lib/cart.rb"],
  ["test/cart.test.ts", "src/cart/index.ts"],
  ["src/cart/test/index.js", "src/cart/index.js"],
  ["packages/cart/src/test/index.js", "packages/cart/src/index.js"],
  ["packages/cart/__tests__/index.test.ts", "packages/cart/src/index.ts"],
  ["packages/cart/test/cart.test.ts", "packages/cart/src/index.ts"],
  ["test/index.test.ts", "src/index.ts"],
  ["test/test.js", "index.js"],
])("%s is named after %s", (file, source) => {
  expect(isNamedAfter(file, source)).toBe(true);
  expect(isTestPath(file)).toBe(true);
  expect(isTestPath(source)).toBe(false);
});

test.each([
  ["test/cart.test.ts", "src/carts.ts"],
  ["test/cart.test.ts", "src/index.ts"],
  ["src/cart/test/index.js", "src/index.js"],
  ["packages/cart/test/index.js", "packages/tax/src/index.js"],
])("%s is not named after %s", (file, source) => {
  expect(isNamedAfter(file, source)).toBe(false);
});

test.each([
  ["src/format.test.ts", "src/format.ts"],
  ["src/legacy/format.test.ts", "src/legacy/format.ts"],
  ["test/format.test.ts", "src/format.ts"],
  ["test/legacy/format.test.ts", "src/legacy/format.ts"],
  ["src/legacy/__tests__/format.ts", "src/legacy/format.ts"],
])("of two files of one name %s is named after %s", (file, source) => {
  expect([...namesakesOf(file, ["src/format.ts", "src/legacy/format.ts", "src/cart.ts"])]).toEqual([source]);
});

test.each(["src/__fixtures__/server.ts", "test-helpers/cart.ts", "src/test-helper.ts", "src/testUtils.tsx"])(
  "%s is there for tests",
  (file) => {
    expect(isTestPath(file)).toBe(true);
  },
);

test.each(["src/testimonials.ts", "src/contest.ts", "src/fixture-plan.ts", "src/latest/index.ts"])(
  "%s is not",
  (file) => {
    expect(isTestPath(file)).toBe(false);
  },
);
