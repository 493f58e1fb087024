import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../model/edit.ts";
import { editsBetween } from "./edits-between.ts";

const line = fc.constantFrom("a", "b", "ab", "", " a", "a ", "\t", "\u2028", "é");
const lineEnd = fc.constantFrom("\n", "\r\n", "\r", "");
const text = fc.array(fc.tuple(line, lineEnd), { maxLength: 12 }).map((rows) => rows.flat().join(""));

test("the edits make one text of the other, whatever their line ends", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = editsBetween(before, after);
      expect(applyEdits(before, edits)).toBe(after);
      expect(edits.length === 0).toBe(before === after);
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test("they are whole lines, in order, and apart", () => {
  const before = "one\ntwo\nthree\nfour\nfive";
  expect(editsBetween(before, "one\n2\nthree\nfour\nfive\n")).toEqual([
    { start: 4, end: 8, text: "2\n" },
    { start: 19, end: 23, text: "five\n" },
  ]);
  expect(editsBetween(before, `zero\n${before}`)).toEqual([{ start: 0, end: 0, text: "zero\n" }]);
  expect(editsBetween(before, before)).toEqual([]);
});

test("texts that have nothing in common cost no time in their square", () => {
  const before = Array.from({ length: 20_000 }, (_, index) => `before ${index}\n`).join("");
  const after = Array.from({ length: 20_000 }, (_, index) => `after ${index}\n`).join("");
  expect(editsBetween(before, after)).toEqual([{ start: 0, end: before.length, text: after }]);
});
