import { describe, expect, it } from "vitest";
import type { TextEdit } from "../../model/edit.ts";
import type { Solution } from "../../model/solution.ts";
import { composeSolutions } from "./compose.ts";

const sources = new Map([
  ["a.ts", { text: "one two three\n", bom: false }],
  ["b.ts", { text: "four\r\n", bom: true }],
]);

function read(file: string): { text: string; bom: boolean } | undefined {
  return sources.get(file);
}

function solution(id: string, problemIds: string[], edits: Record<string, TextEdit[]>): Solution {
  return {
    id,
    problemIds,
    title: id,
    description: "",
    changes: Object.entries(edits).map(([file, fileEdits]) => ({ file, edits: fileEdits, diff: "" })),
    confidence: 1,
    origin: "test",
    verdict: { status: "proved", level: "types", proofs: [] },
    state: "suggested",
  };
}

function replace(start: number, end: number, text: string): TextEdit {
  return { start, end, text };
}

describe("composeSolutions", () => {
  it("joins the edits of several solutions to one change per file", () => {
    const third = solution("third", ["p3"], {
      "b.ts": [replace(0, 4, "FOUR")],
      "a.ts": [replace(8, 13, "THREE")],
    });
    const first = solution("first", ["p1"], { "a.ts": [replace(0, 3, "ONE")] });
    expect(composeSolutions([third, first], read)).toEqual({
      taken: [third, first],
      left: [],
      edits: [
        { file: "a.ts", edits: [replace(8, 13, "THREE"), replace(0, 3, "ONE")] },
        { file: "b.ts", edits: [replace(0, 4, "FOUR")] },
      ],
      changes: [
        { file: "a.ts", before: "one two three\n", after: "ONE two THREE\n", bom: false },
        { file: "b.ts", before: "four\r\n", after: "FOUR\r\n", bom: true },
      ],
    });
  });

  it("leaves out an alternative, a clash and a file that cannot be read", () => {
    const best = solution("best", ["p1", "p2"], { "a.ts": [replace(0, 7, "x")] });
    const alternative = solution("alternative", ["p2"], { "a.ts": [replace(8, 13, "y")] });
    const clash = solution("clash", ["p3"], { "a.ts": [replace(4, 4, "z")] });
    const lost = solution("lost", ["p4"], { "lost.ts": [replace(0, 0, "z")] });
    const { taken, left, changes } = composeSolutions([best, alternative, clash, lost], read);
    expect(taken).toEqual([best]);
    expect(left.map(({ solution: { id }, reason }) => [id, reason])).toEqual([
      ["alternative", "already-resolved"],
      ["clash", "overlaps"],
      ["lost", "unreadable"],
    ]);
    expect(changes.map((change) => change.after)).toEqual(["x three\n"]);
  });

  it("makes an edit once that two solutions ask for, and keeps insertions at one place in order", () => {
    const shared = replace(0, 0, 'import "x";\n');
    const one = solution("one", ["p1"], { "a.ts": [shared, replace(0, 3, "1")] });
    const two = solution("two", ["p2"], { "a.ts": [shared, replace(4, 4, "!")] });
    const three = solution("three", ["p3"], { "a.ts": [replace(4, 4, "?")] });
    expect(composeSolutions([one, two, three], read).changes[0]?.after).toBe('import "x";\n1 !?two three\n');
  });
});
