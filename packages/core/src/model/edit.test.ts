import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, type TextEdit } from "./edit.ts";

describe("applyEdits", () => {
  it.each<[string, TextEdit[], string]>([
    ["nothing", [], "abcdef"],
    ["a replacement", [{ start: 1, end: 3, text: "X" }], "aXdef"],
    [
      "insertions at both ends",
      [
        { start: 0, end: 0, text: "<" },
        { start: 6, end: 6, text: ">" },
      ],
      "<abcdef>",
    ],
    [
      "edits in any order",
      [
        { start: 4, end: 6, text: "" },
        { start: 0, end: 1, text: "A" },
      ],
      "Abcd",
    ],
    [
      "edits that touch",
      [
        { start: 0, end: 2, text: "X" },
        { start: 2, end: 4, text: "Y" },
      ],
      "XYef",
    ],
    [
      "insertions at one place, in their order",
      [
        { start: 2, end: 2, text: "1" },
        { start: 2, end: 2, text: "2" },
      ],
      "ab12cdef",
    ],
    [
      "an insertion before a replacement",
      [
        { start: 2, end: 3, text: "C" },
        { start: 2, end: 2, text: "+" },
      ],
      "ab+Cdef",
    ],
    ["everything", [{ start: 0, end: 6, text: "" }], ""],
  ])("makes %s", (_, edits, expected) => {
    expect(applyEdits("abcdef", edits)).toBe(expected);
  });

  it.each<[string, TextEdit[]]>([
    [
      "overlap",
      [
        { start: 0, end: 3, text: "" },
        { start: 2, end: 4, text: "" },
      ],
    ],
    ["begin before the text", [{ start: -1, end: 1, text: "" }]],
    ["end behind the text", [{ start: 5, end: 7, text: "" }]],
    ["end before they begin", [{ start: 3, end: 1, text: "" }]],
  ])("refuses edits that %s", (_, edits) => {
    expect(() => applyEdits("abcdef", edits)).toThrow(RangeError);
  });

  it("leaves its arguments alone and changes nothing outside the edits", () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ minLength: 40, maxLength: 40 }), cuts, (text, places) => {
        const sorted = places.toSorted((a, b) => a - b);
        const edits: TextEdit[] = [];
        for (let index = 0; index + 1 < sorted.length; index += 2)
          edits.push({ start: sorted[index] ?? 0, end: sorted[index + 1] ?? 0, text: "new" });
        const reversed = edits.toReversed();
        const result = applyEdits(text, reversed);
        expect(reversed).toEqual(edits.toReversed());
        expect(applyEdits(text, edits)).toBe(result);
        const removed = edits.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(result).toHaveLength(text.length - removed + 3 * edits.length);
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});
