import { expect, test } from "vitest";
import { isShortened } from "./shortened-name.ts";

test.each([
  ["req", "request", true],
  ["rowIdx", "rowIndex", true],
  ["msg", "message", true],
  ["rowId", "rowIndex", false],
  ["row", "rowIndex", false],
  ["quest", "request", false],
  ["lef", "left", false],
  ["request", "req", false],
  ["request", "request", false],
])("%s for %s: %s", (short, long, expected) => {
  expect(isShortened(short, long)).toBe(expected);
});
