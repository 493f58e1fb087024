import fc from "fast-check";
import { expect, test } from "vitest";
import { estimatedTokens, piecesOf } from "./pieces.ts";
import type { Place } from "./place.ts";

const LONG = Array.from({ length: 400 }, (_, at) => (at < 3 ? `import ${at}` : `line ${at + 1}`)).join("\n");
const FILES: Readonly<Record<string, string>> = {
  "small.ts": "a\nb\n",
  "long.ts": `${LONG}\n`,
  "empty.ts": "",
};
const read = (file: string): string | undefined => FILES[file];

function place(file: string, startLine: number, endLine: number, why = "why"): Place {
  return { file, startLine, endLine, why };
}

test("a small file is shown whole, once, with all reasons", () => {
  expect(piecesOf([place("small.ts", 1, 1, "a"), place("small.ts", 2, 2, "b")], read, 1_000)).toEqual([
    { file: "small.ts", startLine: 1, endLine: 2, why: ["a", "b"], text: "a\nb\n" },
  ]);
});

test("of a long file its imports and the places, near ones as one", () => {
  const places = [
    place("long.ts", 200, 210, "a"),
    place("long.ts", 214, 220, "b"),
    place("long.ts", 390, 999, "c"),
  ];
  const pieces = piecesOf(places, read, 10_000);
  expect(pieces.map(({ startLine, endLine, why }) => [startLine, endLine, why])).toEqual([
    [1, 3, ["its beginning"]],
    [200, 220, ["a", "b"]],
    [390, 400, ["c"]],
  ]);
  expect(pieces[1]?.text.split("\n").slice(0, 2)).toEqual(["line 200", "line 201"]);
});

test("what the budget has no room for is left out, and what is smaller still comes", () => {
  const places = [place("long.ts", 8, 127), place("long.ts", 200, 319), place("small.ts", 1, 1)];
  const room = estimatedTokens("line 100\n".repeat(125)) + 150;
  expect(piecesOf(places, read, room).map(({ file, startLine }) => [file, startLine])).toEqual([
    ["long.ts", 1],
    ["small.ts", 1],
  ]);
});

test("no choice of places costs more than the budget, and every piece is what the file says there", () => {
  const somewhere = fc.record({
    file: fc.constantFrom("small.ts", "long.ts", "empty.ts", "absent.ts"),
    startLine: fc.integer({ min: 1, max: 450 }),
    count: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(
      fc.array(somewhere, { maxLength: 12 }),
      fc.integer({ min: 0, max: 4_000 }),
      (some, tokens) => {
        const places = some.map(({ file, startLine, count }) => place(file, startLine, startLine + count));
        const pieces = piecesOf(places, read, tokens);
        const cost = pieces.reduce((sum, { text }) => sum + estimatedTokens(text), 0);
        expect(cost).toBeLessThanOrEqual(tokens);
        for (const { file, startLine, endLine, text } of pieces) {
          const lines = (FILES[file] ?? "").split("\n").slice(startLine - 1, endLine);
          expect(text.trimEnd()).toBe(lines.join("\n").trimEnd());
        }
      },
    ),
    { seed: 7, numRuns: 200 },
  );
});
