import { expect, test } from "vitest";
import { areOtherStates } from "./state-words.ts";

test("what is at one end is not at another, nor on its way", () => {
  expect(areOtherStates("archived", "deleted")).toBe(true);
  expect(areOtherStates("pending", "failed")).toBe(true);
  expect(areOtherStates("orderPaid", "orderRefunded")).toBe(true);
});

test("words for one end, and for no end at all, may stand for each other", () => {
  expect(areOtherStates("cancelled", "canceled")).toBe(false);
  expect(areOtherStates("done", "completed")).toBe(false);
  expect(areOtherStates("pending", "queued")).toBe(false);
});
