import { expect, test } from "vitest";
import { isSlipOf } from "./is-slip-of.ts";

test.each([
  ["retrun", "return"],
  ["reutrn", "return"],
  ["retunr", "return"],
  ["retur", "return"],
  ["returm", "return"],
  ["fucntion", "function"],
  ["funtcoin", "function"],
  ["iff", "if"],
  ["fi", "if"],
  ["fro", "for"],
  ["nwe", "new"],
  ["esle", "else"],
  ["els", "else"],
  ["typeoff", "typeof"],
  ["awiat", "await"],
  ["thsi", "this"],
  ["flase", "false"],
  ["interfcae", "interface"],
])("%s is a slip of %s", (name, word) => {
  expect(isSlipOf(name, word)).toBe(true);
});

test.each([
  ["return", "return"],
  ["returns", "return"],
  ["deleted", "delete"],
  ["tree", "true"],
  ["thus", "this"],
  ["his", "this"],
  ["full", "null"],
  ["cases", "case"],
  ["form", "for"],
  ["it", "if"],
  ["fo", "for"],
  ["than", "this"],
  ["flow", "throw"],
])("%s is none of %s", (name, word) => {
  expect(isSlipOf(name, word)).toBe(false);
});
