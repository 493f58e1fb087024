import { expect, it } from "vitest";
import { parseBundlerMessage, parseRollupPlace } from "./bundler-message.ts";

it.each([
  [
    "RollupError: src/syntax/plain.js (3:23): Expected ',', got ';'",
    { message: "Expected ',', got ';'", place: { path: "src/syntax/plain.js", line: 3, column: 24 } },
  ],
  [
    "[vite:css] [postcss] /home/shop/other.css:1:39: Unknown word color",
    { message: "Unknown word color", place: { path: "/home/shop/other.css", line: 1, column: 39 } },
  ],
  [
    "(plugin checker) RollupError: [plugin checker] src/totals.js (1:13): no totals here",
    { message: "no totals here", place: { path: "src/totals.js", line: 1, column: 14 } },
  ],
  [
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'x' imported from /home/shop/a.js",
    { code: "ERR_MODULE_NOT_FOUND", message: "Cannot find package 'x' imported from /home/shop/a.js" },
  ],
])("reads %s", (text, expected) => {
  expect(parseBundlerMessage(text)).toEqual(expected);
});

it("needs line and column", () => {
  expect(parseRollupPlace("src/a.js (3)")).toBeUndefined();
});
