import { expect, test } from "vitest";
import { closest } from "./closest.ts";

const KEYS = ["threshold_level", "threshold_count", "threshold_window", "token_env", "mode"];

test.each([
  ["treshold_level", "threshold_level"],
  ["thresholdLevel", "threshold_level"],
  ["threshold-window", "threshold_window"],
  ["moed", "mode"],
  ["Mode", "mode"],
  ["token", "token_env"],
  ["window", "threshold_window"],
])("%s stands for %s", (word, key) => {
  expect(closest(word, KEYS)).toBe(key);
});

test.each(["", "threshold", "colour", "x".repeat(100_000)])("nothing is guessed for the %#th", (word) => {
  expect(closest(word, KEYS)).toBeUndefined();
});
