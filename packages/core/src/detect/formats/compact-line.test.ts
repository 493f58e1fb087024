import { expect, it } from "vitest";
import { parseCompactLine, splitBracketedRule } from "./compact-line.ts";

it("reads a path with spaces and a Windows path", () => {
  expect(parseCompactLine("D:\\a\\my shop\\cart.js: line 7, col 5, Error - Broken: twice. (no-x)")).toEqual({
    place: { path: "D:\\a\\my shop\\cart.js", line: 7, column: 5 },
    level: "Error",
    message: "Broken: twice.",
    code: "no-x",
  });
});

it.each([
  ": line 7, col 5, Error - Broken.",
  "cart.js: line 7, Error - Broken.",
  "see line 7, col 5, Error - x",
])("takes %j for no message", (text) => {
  expect(parseCompactLine(text)).toBeUndefined();
});

it("keeps brackets that hold no rule", () => {
  expect(splitBracketedRule("Expected one of (a, b)")).toEqual({ message: "Expected one of (a, b)" });
});
