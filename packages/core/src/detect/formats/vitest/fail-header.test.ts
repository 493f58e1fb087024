import { expect, it } from "vitest";
import { parseFailHeader } from "./fail-header.ts";

const file = { path: "test/cart.test.ts", line: 1 };

it.each([
  [" FAIL  test/cart.test.ts > total > counts", { file, test: "total > counts" }],
  [" FAIL  |unit| test/cart.test.ts > total > counts", { file, test: "total > counts" }],
  [" FAIL |unit|  test/cart.test.ts > total", { file, test: "total" }],
  [" FAIL   unit  test/cart.test.ts > total", { file, test: "total" }],
  [" FAIL  test/cart.test.ts [ test/cart.test.ts ]", { file }],
  [" FAIL  test/cart.test.ts:3 > total", { file: { path: "test/cart.test.ts", line: 3 }, test: "total" }],
  [" FAIL  test/cart.test.ts > retries (initial run, 1st retry)", { file, test: "retries" }],
  [" FAIL  test/cart.test.ts > adds (twice)", { file, test: "adds (twice)" }],
])("reads %s", (text, expected) => {
  expect(parseFailHeader(text)).toEqual(expected);
});

it.each([" FAIL  Tests failed. Watching for file changes", "FAILED test/cart.test.ts", " FAIL  "])(
  "takes %j for no headline",
  (text) => {
    expect(parseFailHeader(text)).toBeUndefined();
  },
);
