import { expect, it } from "vitest";
import { wordsOf } from "./words-of.ts";

it.each([
  ["parseHTTPResponse", ["parse", "http", "response"]],
  ["max_items", ["max", "items"]],
  ["round-price", ["round", "price"]],
  ["size2d", ["size", "2", "d"]],
  ["X", ["x"]],
  ["", []],
  ["__proto__", ["proto"]],
])("%s", (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});
