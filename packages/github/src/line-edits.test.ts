import { applyEdits } from "@hephaestus/core";
import { expect, test } from "vitest";
import { lineEdits } from "./line-edits.ts";

test.each([
  ["a word", [{ start: 2, end: 3, text: "B" }], [{ startLine: 2, endLine: 2, text: "B" }]],
  ["a new line", [{ start: 2, end: 2, text: "x\n" }], [{ startLine: 2, endLine: 2, text: "x\nb" }]],
  ["a line that goes", [{ start: 2, end: 4, text: "" }], [{ startLine: 2, endLine: 2, text: "" }]],
  [
    "two lines apart",
    [
      { start: 0, end: 1, text: "A" },
      { start: 6, end: 7, text: "D" },
    ],
    [
      { startLine: 1, endLine: 1, text: "A" },
      { startLine: 4, endLine: 4, text: "D" },
    ],
  ],
  [
    "two lines that touch",
    [
      { start: 0, end: 1, text: "A" },
      { start: 2, end: 3, text: "B" },
    ],
    [{ startLine: 1, endLine: 2, text: "A\nB" }],
  ],
])("%s", (_, edits, expected) => {
  expect(lineEdits("a\nb\nc\nd\n", edits)).toEqual(expected);
});

const TEXT = "a\nbb\n\nc\n";
const PLACES = Array.from(
  { length: TEXT.length },
  (_, start) => [start, Math.min(start + 3, TEXT.length - 1)] as const,
);
const EDITS = PLACES.flatMap(([start, end]) =>
  ["x", "y\n", "z\nz"].flatMap((text) => [
    { start, end: start, text },
    { start, end: Math.max(start, end), text },
  ]),
);

test.each(EDITS)("replacing the lines of %j gives what the edit gives", (edit) => {
  const rows = TEXT.replace(/\n$/, "").split("\n");
  for (const { startLine, endLine, text } of lineEdits(TEXT, [edit]).toReversed())
    rows.splice(startLine - 1, endLine - startLine + 1, text);
  expect(`${rows.join("\n")}\n`).toBe(applyEdits(TEXT, [edit]));
});
