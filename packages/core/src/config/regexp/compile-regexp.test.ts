import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRegexp, type LinearRegexp } from "./compile-regexp.ts";

function compiled(source: string): LinearRegexp {
  const regexp = compileRegexp(source);
  if (typeof regexp === "string") throw new Error(regexp);
  return regexp;
}

function native(source: string, text: string): (string | undefined)[] | undefined {
  const match = new RegExp(source).exec(text);
  return match === null ? undefined : [...match];
}

describe("reads what JavaScript reads", () => {
  const lines = [
    "src/a.c:5:14: warning: unused  x",
    "helloWorld.c:5:3: error: a: b",
    "  12:3  error  'a' is not defined  no-undef",
    "src/app.ts(7,12): error TS2304: Cannot find name 'x'.",
    "D:\\a\\b.ts:1:2 - error TS1: é\u2028",
    "",
    "   ",
    "aaab",
  ];
  it.each([
    "^(.*):(\\d+):(\\d+):\\s+(warning|error):\\s+(.*)$",
    "^\\s+(\\d+):(\\d+)\\s+(error|warning|info)\\s+(.*)\\s\\s+(.*)$",
    "^([^\\s].*)[\\(:](\\d+)[,:](\\d+)(?:\\):\\s+|\\s+-\\s+)(error|warning|info)\\s+(TS\\d+)\\s*:\\s*(.*)$",
    "^(?<file>[^:]+?):(\\d{1,3}):(\\d+)?",
    "\\bTS\\d+\\b|no-(\\w+)",
    "(a|ab)(c|bcd)?$",
    "^(a+?)(a*)",
    "(?:a{2}){1,2}",
    "x*",
    "[^]\\x61|\\u00e9",
    "}]{",
  ])("%s", (source) => {
    for (const line of lines) expect(compiled(source).match(line)).toEqual(native(source, line));
  });
});

it("finds the same match as JavaScript for any pattern of simple parts", () => {
  const part = fc.constantFrom(
    "a",
    "b",
    ".",
    "[ab]",
    "\\w",
    "(a)",
    "(?:ab|b)",
    "(a|bb)",
    "c",
    "\\b",
    "^",
    "$",
  );
  const repeat = fc.constantFrom("", "", "*", "+", "?", "*?", "+?", "{2}", "{1,3}", "{2,}?");
  const piece = fc
    .tuple(part, repeat)
    .map(([text, times]) => (["\\b", "^", "$"].includes(text) ? text : text + times));
  const source = fc
    .array(fc.array(piece, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
    .map((branches) => branches.map((branch) => branch.join("")).join("|"));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 12 });
  fc.assert(
    fc.property(source, text, (pattern, line) => {
      expect(compiled(pattern).match(line)?.[0]).toEqual(native(pattern, line)?.[0]);
    }),
    { seed: 20261120, numRuns: 3000 },
  );
});

it("takes linear time where a backtracking matcher would not end", () => {
  const line = `${"a".repeat(4000)}!`;
  for (const source of ["^(a+)+$", "^(a|a)*$", "^(?:.*a){12}$", "^(.*)(.*)(.*)(.*)x$"])
    expect(compiled(source).match(line)).toBeUndefined();
});

const LINEAR = "which cannot be matched in linear time, expected an expression without";

it.each([
  ["(", "not a regular expression: unterminated group"],
  ["a**", "not a regular expression: nothing to repeat"],
  ["foo(?=bar)", `looks ahead or behind at character 4, ${LINEAR}`],
  ["(?<!x)error", `looks ahead or behind at character 1, ${LINEAR}`],
  ["(a)\\1", `refers back to a group at character 4, ${LINEAR}`],
  ["(?i:error)", `switches flags at character 1, ${LINEAR}`],
  ["((a{999}){999}){999}", "repeats too much, expected smaller numbers in braces"],
  ["(".repeat(20_000) + ")".repeat(20_000), "is too long, expected at most 500 characters"],
  ["(a)".repeat(31), "has too many groups, expected at most 30"],
])("refuses %s", (source, message) => {
  expect(compileRegexp(source)).toBe(message);
});

it.each([
  ["^(.*):(\\d+):\\s+(warning|error):\\s+(.*)$", ["warning", "error"]],
  ["\\[lint\\] (.*)", ["[lint]"]],
  ["^fatal error: (.*)", ["error:"]],
  ["^([^\\s].*)$", undefined],
  ["(?:error)?x", undefined],
  ["(?:error)+x", ["error"]],
  ["error|e", undefined],
  ["a.b.c", undefined],
])("knows what every match of %s holds", (source, literals) => {
  expect(compiled(source).literals).toEqual(literals);
});
