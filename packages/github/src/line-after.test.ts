import { fileDiff } from "@hephaestus/core";
import { expect, test } from "vitest";
import { lineAfter } from "./line-after.ts";

const BEFORE = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);

function diffTo(after: readonly string[]): string {
  return fileDiff("a.txt", `${BEFORE.join("\n")}\n`, `${after.join("\n")}\n`);
}

test.each([
  ["nothing changed", BEFORE],
  ["lines before", ["new", "more", ...BEFORE]],
  ["lines between", BEFORE.toSpliced(10, 0, "new", "more")],
  ["lines gone", BEFORE.toSpliced(4, 3)],
  ["lines changed in two places", BEFORE.with(3, "other").toSpliced(20, 2, "one", "two", "three")],
  ["all gone but the last", BEFORE.slice(-1)],
])("%s: each line that is kept is found again", (_, after) => {
  const diff = diffTo(after);
  for (const [index, text] of BEFORE.entries()) {
    const { line, isKept } = lineAfter(diff, index + 1);
    expect([text, isKept, isKept ? after[line - 1] : text]).toEqual([text, after.includes(text), text]);
  }
});

test("of a line that goes, what stands in its place is told", () => {
  expect(lineAfter(diffTo(BEFORE.with(3, "other")), 4)).toEqual({ line: 4, isKept: false });
  expect(lineAfter(diffTo(BEFORE.slice(2)), 1)).toEqual({ line: 1, isKept: false });
});
