import { expect, test } from "vitest";
import { fits, joinedPattern } from "./title-pattern.ts";

test.each<[boolean, string, string[]]>([
  [true, "sums up", ["sums up"]],
  [false, "sums up 2", ["sums up"]],
  [true, "sums up 2 prices", ["sums up ", " prices"]],
  [false, "sums up 2", ["sums up ", " prices"]],
  [true, "1 and 2 make 3", ["", " and ", " make ", ""]],
  [false, "1 make 2 and 3", ["", " and ", " make ", ""]],
])("is %s of “%s” and %j", (expected, title, pattern) => {
  expect(fits(title, pattern)).toBe(expected);
});

test("titles of suites come before that of the test", () => {
  expect(joinedPattern([["cart"], ["sums ", " up"], ["again"]], " > ")).toEqual([
    "cart > sums ",
    " up > again",
  ]);
});
