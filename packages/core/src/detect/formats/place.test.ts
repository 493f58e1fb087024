import { expect, it } from "vitest";
import { claim, parsePlace, toPath } from "./place.ts";

it.each([
  ["src/cart.ts:12:49", { path: "src/cart.ts", line: 12, column: 49 }],
  ["src/cart.ts:12", { path: "src/cart.ts", line: 12 }],
  ["D:\\a\\shop\\shop\\src\\cart.ts:3:7", { path: "D:\\a\\shop\\shop\\src\\cart.ts", line: 3, column: 7 }],
  [
    "file:///home/runner/work/my%20shop/cart.js:7:11",
    { path: "/home/runner/work/my shop/cart.js", line: 7, column: 11 },
  ],
  ["file:///D:/a/shop/cart.js:7:11", { path: "D:/a/shop/cart.js", line: 7, column: 11 }],
  ["src/app/(shop)/page.tsx:1:2", { path: "src/app/(shop)/page.tsx", line: 1, column: 2 }],
  ["src/cart.ts:0:0", { path: "src/cart.ts", line: 1 }],
  ["a:b:3:4", { path: "a:b", line: 3, column: 4 }],
])("reads the place %s", (text, expected) => {
  expect(parsePlace(text)).toEqual(expected);
});

it.each(["src/cart.ts", "src/cart.ts:", ":12", "", "src/cart.ts:x:1:", "src/cart.ts:12345678901"])(
  "reads no place from %j",
  (text) => {
    expect(parsePlace(text)).toBeUndefined();
  },
);

it("keeps a file URL that cannot be decoded", () => {
  expect(toPath("file:///home/100%/cart.js")).toBe("/home/100%/cart.js");
  expect(toPath("file:///home/shop/eslint.config.js?mtime=1795212225762")).toBe(
    "/home/shop/eslint.config.js",
  );
});

it("takes line 0 for the file as a whole", () => {
  expect(claim("src/cart.ts", 0, 5)).toEqual({ path: "src/cart.ts", line: 1 });
  expect(claim("src/cart.ts", 2, 0)).toEqual({ path: "src/cart.ts", line: 2 });
});
