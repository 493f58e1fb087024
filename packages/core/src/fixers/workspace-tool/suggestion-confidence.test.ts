import { expect, test } from "vitest";
import { fixConfidence, suggestionConfidence } from "./suggestion-confidence.ts";

/** How sure it is to take these words of a text away, as the only suggestion. */
function ofRemoving(code: string, text: string, removed: string): number {
  const start = text.indexOf(removed);
  const edits = [{ start, end: start + removed.length, text: "" }];
  return suggestionConfidence(code, { edits, text, index: 0, count: 1 });
}

test.each([
  ["no-unused-vars", `import { a, b } from "./c.js";\nb();\n`, "a, "],
  [
    "@typescript-eslint/no-unused-vars",
    `import a from "./a";\nimport type { B } from "./b";\n`,
    `import a from "./a";\n`,
  ],
  ["lint/correctness/noUnusedImports", `import a, { b } from "./c";\n`, ", { b }"],
  ["eslint(no-unused-vars)", "const LIMIT = 20;\nrun();\n", "const LIMIT = 20;\n"],
])("sure enough to be proved: %s in %j without %j", (code, text, removed) => {
  expect(ofRemoving(code, text, removed)).toBeGreaterThanOrEqual(0.5);
});

test.each([
  ["no-unused-vars", "const id = nextId();\n", "const id = nextId();\n"],
  ["no-unused-vars", "function tell(a, b) {}\ntell();\n", ", b"],
  ["no-unused-vars", "const important = {};\nuse(1, 2);\n", "1, "],
  ["no-unused-vars", "const a = b`x`;\n", "const a = b`x`;\n"],
  ["no-debugger", "debugger;\n", "debugger;"],
  ["eqeqeq", "a == b", "="],
])("never sure enough to be proved: %s in %j without %j", (code, text, removed) => {
  expect(ofRemoving(code, text, removed)).toBeLessThan(0.3);
});

test("a second suggestion is never as sure as the first", () => {
  const place = { edits: [{ start: 0, end: 1, text: "" }], text: "\\/", count: 2 };
  expect(suggestionConfidence("no-useless-escape", { ...place, index: 0 })).toBe(0.9);
  expect(suggestionConfidence("no-useless-escape", { ...place, index: 1 })).toBeLessThan(0.3);
});

test.each([
  [String.raw`new RegExp("^\d+$")`, 0.25],
  [String.raw`new RegExp('a\.b')`, 0.25],
  [String.raw`const path = "a\/b";`, 0.9],
  [String.raw`const word = /[\.]/;`, 0.9],
])("what patterns escape lacks a backslash in quotes: %s", (text, confidence) => {
  const start = text.indexOf("\\");
  const place = { edits: [{ start, end: start + 1, text: "" }], text, index: 0, count: 2 };
  expect(suggestionConfidence("no-useless-escape", place)).toBe(confidence);
});

test("a declaration that another follows is a fallback, but not where they are the same", () => {
  const rule = "declaration-block-no-duplicate-properties";
  const first = (text: string): number =>
    fixConfidence(rule, [{ start: text.indexOf("c"), end: text.indexOf(";") + 1, text: "" }], text);
  expect(first("a { color: red; color: lch(1 2 3); }")).toBe(0.25);
  expect(first("a { color: red; color: red; }")).toBe(0.95);
});
