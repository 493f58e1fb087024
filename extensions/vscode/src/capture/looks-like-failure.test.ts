import { expect, it } from "vitest";
import { looksLikeFailure, maySayFailure } from "./looks-like-failure.ts";

it.each([
  "src/app.ts:3:7 - error TS2304: Cannot find name 'x'.",
  "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\nKeyError: 'x'",
  "TypeError: Cannot read properties of undefined (reading 'id')\n    at total (src/cart.ts:12:9)",
  "##[error]Process completed with exit code 1.\n##[error]src/a.ts(3,1): error TS1005: ';' expected.",
  "thread 'main' panicked at src/main.rs:4:5:\nindex out of bounds",
])("takes a copied failure for one: %s", (text) => {
  expect(looksLikeFailure(text)).toBe(true);
});

it.each(["", "https://example.com/error", "const total = 3;", "fix the failing test", "hunter2"])(
  "leaves other copied text alone: %s",
  (text) => {
    expect(looksLikeFailure(text)).toBe(false);
  },
);

it("lets commands that only list or build well pass", () => {
  expect(maySayFailure("total 12\ndrwxr-xr-x 2 me me 4096 src\n")).toBe(false);
  expect(maySayFailure("src/a.ts(3,1): error TS1005: ';' expected.")).toBe(true);
});

it("finds a failure at the end of a long text, in time linear in what it looks at", () => {
  expect(maySayFailure(`${"a".repeat(5_000_000)}\nerror: boom`)).toBe(true);
  expect(maySayFailure("-.".repeat(2_500_000))).toBe(false);
});
