import { expect, it } from "vitest";
import { isTestFile } from "./is-test-file.ts";

it.each([
  "src/a.test.ts",
  "test/a.ts",
  "src/__mocks__/a.js",
  "a.spec.tsx",
  "/abs/e2e/a.ts",
  "spec/shop/cartSpec.js",
])("%s is", (file) => {
  expect(isTestFile(file)).toBe(true);
});

it.each(["src/latest.ts", "src/contest/a.ts", "src/test-data.ts", "spec/types.ts", "src/cartSpec.ts"])(
  "%s is not",
  (file) => {
    expect(isTestFile(file)).toBe(false);
  },
);
