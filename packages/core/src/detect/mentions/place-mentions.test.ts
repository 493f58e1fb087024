import { expect, it } from "vitest";
import { placeMentions } from "./place-mentions.ts";

function told(line: string): string[] {
  return placeMentions(line).map(({ start, end, place: { path, line: row, column } }) =>
    [line.slice(start, end), path, row, column].filter((part) => part !== undefined).join(" | "),
  );
}

it.each([
  ["src/cart.ts(12,5): error TS2304: Cannot find name 'x'.", ["src/cart.ts(12,5) | src/cart.ts | 12 | 5"]],
  ["src/cart.ts:12:49 - error TS2304", ["src/cart.ts:12:49 | src/cart.ts | 12 | 49"]],
  ["    at total (/app/src/cart.ts:12:49)", ["/app/src/cart.ts:12:49 | /app/src/cart.ts | 12 | 49"]],
  ["    at async file:///app/src/cart.js:7:1", ["file:///app/src/cart.js:7:1 | /app/src/cart.js | 7 | 1"]],
  [String.raw`D:\a\shop\cart.ts:3: bad`, [String.raw`D:\a\shop\cart.ts:3 | D:\a\shop\cart.ts | 3`]],
  ['  File "/app/my cart.py", line 12, in total', ['"/app/my cart.py", line 12 | /app/my cart.py | 12']],
  [" FAIL  src/cart.test.ts > adds", ["src/cart.test.ts | src/cart.test.ts | 1"]],
  ["Cart.cs(12): error CS0103", ["Cart.cs(12) | Cart.cs | 12"]],
  ["error in 'src/a.ts', and in (src/b.ts).", ["src/a.ts | src/a.ts | 1", "src/b.ts | src/b.ts | 1"]],
  ["[src/a.ts:3]", ["src/a.ts:3 | src/a.ts | 3"]],
  ["##[error]src/cart.ts(12,5): bad", ["src/cart.ts(12,5) | src/cart.ts | 12 | 5"]],
  ["src/[id]/page.tsx:3:1", ["src/[id]/page.tsx:3:1 | src/[id]/page.tsx | 3 | 1"]],
  ["nothing here at 12:30, see https://example.org/a/b.ts:12", []],
  ["", []],
])("%s", (line, expected) => {
  expect(told(line)).toEqual(expected);
});

it("sees through colours, and tells where in the coloured line it is", () => {
  const line = "\u001B[96msrc/cart.ts\u001B[0m:\u001B[93m12\u001B[0m:\u001B[93m49\u001B[0m - error";
  const [mention] = placeMentions(line);
  expect(mention?.place).toEqual({ path: "src/cart.ts", line: 12, column: 49 });
  expect(line.slice(mention?.start, mention?.end)).toBe(
    "src/cart.ts\u001B[0m:\u001B[93m12\u001B[0m:\u001B[93m49",
  );
});

it("takes time linear in a hostile line", () => {
  for (const part of ["(", "a/", "a:1", '"', "[[(", "a.b(1,", ":", ")"]) {
    const line = part.repeat(200_000);
    expect(placeMentions(line).length).toBeLessThan(5000);
  }
});
