import { expect, it } from "vitest";
import { moduleStem, quotedPaths, specifiersIn, targetStem } from "./specifier.ts";

const TEXT = `import { b } from "./b";
import c from './c.js';
import "../setup";
export * from "./d";
const e = await import( "./e" );
const f = require('./f');
vi.mock("./g", () => ({}));
const h = readFileSync("./h.txt");
import x from "package";
`;

it("finds what is imported, and where", () => {
  const specifiers = specifiersIn(TEXT);
  expect(specifiers.map(({ path }) => path)).toEqual([
    "./b",
    "./c.js",
    "../setup",
    "./d",
    "./e",
    "./f",
    "./g",
  ]);
  for (const { path, start } of specifiers) expect(TEXT.slice(start, start + path.length)).toBe(path);
});

it("finds every quoted path, imported or not", () => {
  expect(quotedPaths(TEXT).map(({ path }) => path)).toContain("./h.txt");
});

it.each([
  ["src/a.ts", "src/a"],
  ["src/a.d.mts", "src/a"],
  ["src/units/index.js", "src/units"],
  ["src/data.json", "src/data.json"],
  ["index.ts", "."],
])("%s is imported as %s", (file, stem) => {
  expect(moduleStem(file)).toBe(stem);
});

it.each([
  ["src/a.ts", "./b", "src/b"],
  ["src/x/a.ts", "../units/index.js", "src/units"],
  ["a.ts", "../outside", "../outside"],
  ["src/x/a.js", ".../units", "src/units"],
])("from %s, %s leads to %s", (file, specifier, stem) => {
  expect(targetStem(file, specifier)).toBe(stem);
});
