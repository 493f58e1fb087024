import { expect, test } from "vitest";
import { haveOtherUnits } from "./unit-words.ts";

test.each([
  ["amount", "amountCents"],
  ["timeoutMs", "timeoutSeconds"],
  ["sizeKb", "sizeMb"],
])("%s and %s are counted in other units", (a, b) => {
  expect(haveOtherUnits(a, b)).toBe(true);
});

test.each([
  ["price", "unitPrice"],
  ["delayMs", "retryDelayMs"],
  ["m", "k"],
])("%s and %s may be in one unit", (a, b) => {
  expect(haveOtherUnits(a, b)).toBe(false);
});
