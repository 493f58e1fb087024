import { expect, it } from "vitest";
import { parseDiagnosticLine } from "./diagnostic-line.ts";

it("reads a path with parentheses and a Windows path", () => {
  expect(parseDiagnosticLine("src/app/(shop)/page.tsx(3,64): error TS2345: No.")?.place).toEqual({
    path: "src/app/(shop)/page.tsx",
    line: 3,
    column: 64,
  });
  expect(parseDiagnosticLine("D:\\a\\shop\\cart.ts:3:7 - error TS2304: No.")?.place).toEqual({
    path: "D:\\a\\shop\\cart.ts",
    line: 3,
    column: 7,
  });
});

it.each([
  ">> ",
  "[12:00:01] ",
  "12:00:01 - ",
  "[core] ",
  "❌ ",
  "::error::",
  "my-site build: ",
  "apps/my site build: ",
])("takes %j off a path", (decoration) => {
  expect(parseDiagnosticLine(`${decoration}src/cart.ts(3,7): error TS2304: No.`)?.place?.path).toBe(
    "src/cart.ts",
  );
});

it.each([
  "no error TS2304 found",
  "fix error TS2304: it hurts",
  "src/cart.ts(3): error TS2304: No.",
  "src/cart.ts(3,x): error TS2304: No.",
  "(3,4): error TS2304: No.",
  "src/cart.ts(3,4): error TSX: No.",
  "src/cart.ts: error TS2304: No.",
  "> echo src/cart.ts:3:7 - error TS2304: No. && exit 2",
  "+ echo src/cart.ts(3,7): error TS2304: No.",
])("takes %j for no diagnostic", (text) => {
  expect(parseDiagnosticLine(text)).toBeUndefined();
});
