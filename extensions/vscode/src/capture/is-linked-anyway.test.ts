import { expect, it } from "vitest";
import { join } from "node:path";
import { isLinkedAnyway } from "./is-linked-anyway.ts";

const THERE = new Set([join("/shop", "src/a.ts"), "/shop/src/a.ts"]);
const exists = (path: string): boolean => THERE.has(path);

it.each([
  ["src/a.ts:3:14", "/shop", true],
  ["src/a.ts(3,14)", "/shop", true],
  ['src/a.ts", line 3', "/shop", true],
  ["src/a.ts", "/shop", true],
  ["src/a.ts:3", "/shop/packages", false],
  ["src/a.ts:3", undefined, false],
  ["file:///shop/src/a.ts:3", undefined, true],
  ["/home/runner/work/shop/shop/src/a.ts:3:14", "/shop", false],
])("%s in %s: %s", (place, folder, expected) => {
  expect(isLinkedAnyway(place, folder, exists)).toBe(expected);
});
