import { expect, it } from "vitest";
import { parseCompilerError } from "./compiler-error.ts";

it.each([
  [
    'SyntaxError: /home/shop/my parts/broken.js: Unexpected token, expected "," (2:15)',
    {
      message: 'Unexpected token, expected ","',
      place: { path: "/home/shop/my parts/broken.js", line: 2, column: 16 },
    },
  ],
  [
    "(1:1) /home/shop/src/a.css Unclosed block",
    { message: "Unclosed block", place: { path: "/home/shop/src/a.css", line: 1, column: 1 } },
  ],
  [
    "Syntax error: /home/shop/a.css Unclosed block (1:1)",
    { message: "Unclosed block", place: { path: "/home/shop/a.css", line: 1, column: 1 } },
  ],
  [
    "SyntaxError: /home/shop/cart.ts: Support for the experimental syntax 'decorators' isn't currently enabled (2:1):",
    {
      message: "Support for the experimental syntax 'decorators' isn't currently enabled",
      place: { path: "/home/shop/cart.ts", line: 2, column: 1 },
    },
  ],
  ["Error: no carts here", { message: "no carts here" }],
])("reads %s", (text, expected) => {
  expect(parseCompilerError(text)).toEqual(expected);
});
