import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "../protocol/place.ts";
import { shiftRange } from "./shift-range.ts";

function at(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

function over(fromLine: number, from: number, toLine: number, to: number): Range {
  return { start: { line: fromLine, character: from }, end: { line: toLine, character: to } };
}

describe("shiftRange", () => {
  it.each([
    ["a line put in above", at(0, 0, 0), "new\n", at(4, 2, 7)],
    ["two lines taken out above", over(0, 0, 2, 0), "", at(1, 2, 7)],
    ["text put in before it on its line", at(3, 0, 0), "ab", at(3, 4, 9)],
    ["text put in right before it", at(3, 2, 2), "ab", at(3, 4, 9)],
    ["its line broken before it", at(3, 1, 1), "\n", at(4, 1, 6)],
    ["a change within", at(3, 4, 5), "xyz", at(3, 2, 9)],
    ["a change behind it", at(3, 9, 10), "abc", at(3, 2, 7)],
    ["a change of its whole text", at(3, 2, 7), "abc", at(3, 2, 5)],
    ["its text taken out with what is around", at(3, 0, 9), "", at(3, 0, 0)],
    ["lines around taken out", over(2, 0, 5, 0), "", at(2, 0, 0)],
  ])("%s", (_name, range, text, expected) => {
    expect(shiftRange(at(3, 2, 7), { range, text })).toEqual(expected);
  });

  it("leaves it where the whole text was replaced", () => {
    expect(shiftRange(at(3, 2, 7), { text: "other" })).toEqual(at(3, 2, 7));
  });

  it("keeps a word marked through edits elsewhere", () => {
    let document = TextDocument.create("file:///a", "text", 0, "one\ntwo three\nfour\n");
    let range = at(1, 4, 9);
    const edits: [Range, string][] = [
      [at(0, 0, 0), "zero\n"],
      [over(0, 2, 1, 1), "X\r\nY\nZ"],
      [at(3, 0, 3), ""],
      [over(4, 0, 4, 2), "\n\n"],
    ];
    for (const [changed, text] of edits) {
      document = TextDocument.update(document, [{ range: changed, text }], document.version + 1);
      range = shiftRange(range, { range: changed, text });
      expect(document.getText(range)).toBe("three");
    }
  });
});
