import { expect, it } from "vitest";
import { isV8Frame, parseV8Frame } from "./v8-frame.ts";

it.each([
  [
    "    at parsePrice (file:///home/shop/src/price.js:4:11)",
    { path: "/home/shop/src/price.js", line: 4, column: 11, symbol: "parsePrice" },
  ],
  [
    "    at async main (/home/shop/src/async.js:10:3)",
    { path: "/home/shop/src/async.js", line: 10, column: 3, symbol: "main" },
  ],
  [
    "    at async file:///home/shop/src/top-await.js:1:1 {",
    { path: "/home/shop/src/top-await.js", line: 1, column: 1 },
  ],
  [
    "        at file:///home/shop/src/aggregate.js:1:35,",
    { path: "/home/shop/src/aggregate.js", line: 1, column: 35 },
  ],
  [
    "    at Server.setup [as _listen2] (C:\\shop\\net.js:3:4)",
    { path: "C:\\shop\\net.js", line: 3, column: 4, symbol: "Server.setup [as _listen2]" },
  ],
  [
    "    at new Page (/home/app/(shop)/page.js:1:2)",
    { path: "/home/app/(shop)/page.js", line: 1, column: 2, symbol: "new Page" },
  ],
])("reads %s", (text, expected) => {
  expect(parseV8Frame(text)).toEqual(expected);
});

it.each([
  "    at Array.forEach (<anonymous>)",
  "    at async Promise.all (index 0)",
  "    at Module._compile (node:internal/modules/cjs/loader:1929:14)",
  "    at node:internal/main/run_main_module:33:47",
  "    at eval (eval at load (/home/shop/src/cart.js:1:2), <anonymous>:1:1)",
  "    at wasm://wasm/0a3f:1:27",
  "look at src/cart.ts:3:4",
])("knows no file in %s", (text) => {
  expect(parseV8Frame(text)).toBeUndefined();
});

it("takes no words of a message for a frame", () => {
  expect(["  at most 3 mugs", "    at least one"].filter(isV8Frame)).toEqual([]);
  const frames = [
    "    at new Promise (<anonymous>)",
    "    at async /home/my shop/cart.js:1:2",
    "    at <anonymous>",
  ];
  expect(frames.filter(isV8Frame)).toEqual(frames);
});

it("takes no thrown error for a place", () => {
  expect(parseV8Frame("    at Error: connect ECONNREFUSED ::1:4000")).toBeUndefined();
  expect(parseV8Frame(String.raw`    at D:\shop\cart.js:5:12`)?.line).toBe(5);
});
