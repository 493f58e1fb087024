import { describe, expect, it } from "vitest";
import { isGeckoFrame, parseGeckoFrame } from "./gecko-frame.ts";

const CART = "http://localhost:5173/src/cart.ts";

describe("a frame of Firefox or Safari", () => {
  it.each([
    [`total@${CART}:3:5`, { path: CART, line: 3, column: 5, symbol: "total" }],
    [`    total@${CART}:3:5  `, { path: CART, line: 3, column: 5, symbol: "total" }],
    [`@${CART}:21:9`, { path: CART, line: 21, column: 9 }],
    [
      `total/<@${CART}?t=1763681501:3:5`,
      { path: `${CART}?t=1763681501`, line: 3, column: 5, symbol: "total" },
    ],
    [`total/sum</<@${CART}:3:5`, { path: CART, line: 3, column: 5, symbol: "total/sum" }],
    [`async*total@${CART}:3:5`, { path: CART, line: 3, column: 5, symbol: "total" }],
    [`promise callback*@${CART}:3:5`, { path: CART, line: 3, column: 5 }],
    [`setTimeout handler*later@${CART}:3:5`, { path: CART, line: 3, column: 5, symbol: "later" }],
    [`module code@${CART}:1:14`, { path: CART, line: 1, column: 14 }],
    [`global code@${CART}:1:14`, { path: CART, line: 1, column: 14 }],
    [`get total@${CART}:3:5`, { path: CART, line: 3, column: 5, symbol: "get total" }],
    [
      "a@http://localhost:5173/@fs/home/me/shop/src/cart.ts:3:5",
      { path: "http://localhost:5173/@fs/home/me/shop/src/cart.ts", line: 3, column: 5, symbol: "a" },
    ],
    [
      "trace@file:///C:/shop/cart.html:9:17",
      { path: "C:/shop/cart.html", line: 9, column: 17, symbol: "trace" },
    ],
    ["<Jasmine>@cart.spec.js:4:2", { path: "cart.spec.js", line: 4, column: 2, symbol: "<Jasmine>" }],
    ["@test/cart.spec.js:12:9", { path: "test/cart.spec.js", line: 12, column: 9 }],
  ])("is read: %s", (text, frame) => {
    expect(isGeckoFrame(text)).toBe(true);
    expect(parseGeckoFrame(text)).toEqual(frame);
  });

  it.each([
    "forEach@[native code]",
    "evaluate@debugger eval code line 290 > eval:1:30",
    `@${CART} line 3 > eval:1:1`,
    "wrapped@self-hosted:1:2",
  ])("may be in no file: %s", (text) => {
    expect(isGeckoFrame(text)).toBe(true);
    expect(parseGeckoFrame(text)).toBeUndefined();
  });
});

it.each([
  "",
  "@",
  "Mail me@example.org",
  "user@example.org: 3 errors",
  "expected 'a@b/c:1:2' to be sent",
  "Contact: me@example.org/x:1:2",
  "Please write a mail to me@example.org/x:1:2",
  `http://localhost:5173/@fs/shop/cart.ts:3:5`,
  "    at total (http://localhost:5173/@fs/shop/cart.ts:3:5)",
  "npm error code@1.2.3",
  `${"a ".repeat(100_000)}@b/c:1:2`,
  `${"@".repeat(100_000)}:1:`,
])("is none: %.60s", (text) => {
  expect(isGeckoFrame(text)).toBe(false);
  expect(parseGeckoFrame(text)).toBeUndefined();
});
