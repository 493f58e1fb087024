import { expect, test } from "vitest";
import { applyEdits } from "../../model/edit.ts";
import { withOwnComment } from "./with-own-comment.ts";

function without(text: string, removed: string): string {
  const start = text.indexOf(removed);
  return applyEdits(text, [withOwnComment({ start, end: start + removed.length, text: "" }, text)]);
}

test("documentation goes with what it documents", () => {
  const text = "const a = 1;\n/**\n * Twice.\n */\nconst b = 2;\nconst c = 3;\n";
  expect(without(text, "const b = 2;\n")).toBe("const a = 1;\nconst c = 3;\n");
});

test.each([
  ["first in a file", "/** The shop. */\nconst b = 2;\n", "const b = 2;\n"],
  ["above an import", 'a();\n/** The shop. */\nimport b from "b";\n', 'import b from "b";\n'],
  ["with a line between", "a();\n/** Prices. */\n\nconst b = 2;\n", "const b = 2;\n"],
  ["of another declaration", "a();\n/** Twice. */\nconst a = 1;\nconst b = 2;\n", "const b = 2;\n"],
  ["of a declaration that stays in part", "a();\n/** Both. */\nlet a = 1,\n  b = 2;\n", "a = 1,\n  "],
])("a comment stays that stands %s", (_, text, removed) => {
  expect(without(text, removed)).toBe(text.replace(removed, ""));
});

test("hostile text is read in time", () => {
  const text = `a();\n${"/**".repeat(20_000)}\nconst b = 2;\n`;
  expect(without(text, "const b = 2;\n")).toHaveLength(text.length - "const b = 2;\n".length);
});
