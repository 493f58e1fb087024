import { expect, it } from "vitest";
import { isLinearPattern } from "./is-linear-pattern.ts";

it.each([
  "^(a+)+$",
  "^(?:\\w*,?)*x",
  "^(a|a)*b",
  "^(a|b+)+c",
  "^\\s+\\s*x",
  "^.*.*x",
  "^\\d+\\w+;",
  "^.+(x)?.+y",
  "\\s+$",
  "\\w+:",
  "a\\w+!",
  "^(?:x|\\d+)\\d*:",
])("sees that %s is not", (pattern) => {
  expect(isLinearPattern(pattern)).toBe(false);
});

it.each([
  "^(a+)$",
  "^\\d+:\\d+$",
  "^ +(\\S.*)$",
  "^(?:ab+)+$",
  "\\.\\w+$",
  "[\\\\/]",
  "^a{1,9}b{2}",
  "^\\(\\d+,\\d+\\): ",
  "^ +(\\d+):(\\d+) +(error|warning) +(\\S.*)$",
  "⎯\\[\\d+/\\d+\\]⎯$",
])("lets %s pass", (pattern) => {
  expect(isLinearPattern(pattern)).toBe(true);
});
