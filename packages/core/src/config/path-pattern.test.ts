import { expect, test } from "vitest";
import { isPathPattern, matchesPath } from "./path-pattern.ts";

test.each([
  ["src/a.ts", "src/a.ts"],
  ["src/*.ts", "src/a.ts"],
  ["src/*", "src/.hidden"],
  ["src/?.ts", "src/a.ts"],
  ["**", "a/b/c"],
  ["**/*.snap", "a.snap"],
  ["**/*.snap", "a/b/c.snap"],
  ["src/**", "src/a/b"],
  ["src/**/test/*.ts", "src/test/a.ts"],
  ["src/**/test/*.ts", "src/a/test/b/test/c.ts"],
  ["*a*b*", "xxaxxbxx"],
  ["a**b/c", "axxb/c"],
])("%s fits %s", (pattern, path) => {
  expect(isPathPattern(pattern)).toBe(true);
  expect(matchesPath(pattern, path)).toBe(true);
});

test.each([
  ["src/*.ts", "src/a/b.ts"],
  ["src/*.ts", "src/a.tsx"],
  ["src/?.ts", "src/ab.ts"],
  ["src", "src/a"],
  ["src/**/x", "src/a/y"],
  ["*.ts", "A.TS"],
  ["a.ts", "abts"],
])("%s does not fit %s", (pattern, path) => {
  expect(matchesPath(pattern, path)).toBe(false);
});

test.each([
  "",
  "/src",
  "src/",
  "../x",
  "a/../b",
  "./a",
  "a//b",
  "C:/x",
  "a\\b",
  "!a",
  "{a,b}",
  "[ab]",
  "x".repeat(257),
])("%s is no pattern", (text) => {
  expect(isPathPattern(text)).toBe(false);
});

test("many stars on a long path come to an end", () => {
  expect(
    matchesPath("**/".repeat(80) + "*a".repeat(8) + "b", "aaaaaaaa/".repeat(500) + "a".repeat(5000)),
  ).toBe(false);
});
