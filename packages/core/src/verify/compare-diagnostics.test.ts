import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../model/edit.ts";
import { compareComplaints, movedOffset, type Complaint } from "./compare-diagnostics.ts";

const LENGTH = 40;

/** Edits of a text of LENGTH characters that do not overlap, in any order. */
const edits = fc
  .array(fc.tuple(fc.nat(LENGTH), fc.nat(4), fc.stringMatching(/^[a-z]{0,6}$/)), { maxLength: 6 })
  .map((rows) => {
    const apart: TextEdit[] = [];
    for (const [start, length, text] of rows) {
      const edit = { start, end: Math.min(start + length, LENGTH), text };
      if (apart.every((other) => edit.end < other.start || other.end < edit.start)) apart.push(edit);
    }
    return apart;
  });

const complaint = fc.record({
  file: fc.constantFrom("a.ts", "b.ts"),
  code: fc.constantFrom("TS1", "TS2"),
  message: fc.constantFrom("one", "two"),
  start: fc.nat(12),
});

/** Applies the edits to a text whose every character is another, and looks where one of them went. */
function whereItWent(offset: number, changes: readonly TextEdit[]): number {
  const text = Array.from({ length: LENGTH + 1 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join(
    "",
  );
  const found = applyEdits(text, changes).indexOf(text.charAt(offset));
  if (found !== -1) return found;
  const around = changes.find(({ start, end }) => start <= offset && offset < end);
  const before = changes.filter(({ end }) => around !== undefined && end <= around.start);
  return (
    (around?.start ?? 0) +
    before.reduce((sum, { start, end, text: added }) => sum + added.length - (end - start), 0)
  );
}

test("an offset moves as its character does, and to the start of what replaces it", () => {
  fc.assert(
    fc.property(edits, fc.nat(LENGTH), (changes, offset) => {
      expect(movedOffset(offset, changes)).toBe(whereItWent(offset, changes));
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test("an insertion where a replacement starts counts, in whichever order they come", () => {
  const insertion = { start: 5, end: 5, text: "abc" };
  const replacement = { start: 5, end: 8, text: "x" };
  expect(movedOffset(6, [replacement, insertion])).toBe(8);
  expect(movedOffset(6, [insertion, replacement])).toBe(8);
});

test("without an edit nothing is gone and nothing is fresh, in whichever order they come", () => {
  fc.assert(
    fc.property(fc.array(complaint), (complaints) => {
      expect(compareComplaints(complaints, complaints.toReversed(), [])).toEqual({ gone: [], fresh: [] });
    }),
    { seed: 1 },
  );
});

test("every complaint is accounted for once", () => {
  fc.assert(
    fc.property(fc.array(complaint), fc.array(complaint), (before, after) => {
      const { gone, fresh } = compareComplaints(before, after, []);
      expect(before.length - gone.length).toBe(after.length - fresh.length);
      expect(gone.every((one) => before.includes(one)) && fresh.every((one) => after.includes(one))).toBe(
        true,
      );
    }),
    { seed: 1 },
  );
});

test("what only moved with the edit is the same, whatever the edit", () => {
  fc.assert(
    fc.property(fc.array(complaint), edits, (before, changes) => {
      const files = ["a.ts", "b.ts"].map((file) => ({ file, edits: changes }));
      const after = before.map((one) => ({ ...one, start: movedOffset(one.start, changes) }));
      expect(compareComplaints(before, after, files)).toEqual({ gone: [], fresh: [] });
    }),
    { seed: 1 },
  );
});

function at(start: number, message: string, code: string = "TS2304"): Complaint {
  return { file: "a.ts", code, message, start };
}

test("a line that is replaced keeps the complaint that it keeps", () => {
  const [fixed, kept] = [at(10, "no x"), at(20, "no y")];
  const line = [{ file: "a.ts", edits: [{ start: 5, end: 30, text: "let x = 1, y; y;" }] }];
  expect(compareComplaints([fixed, kept], [at(5, "no y")], line)).toEqual({ gone: [fixed], fresh: [] });
});

test("the same code at the same place in other words is the same complaint", () => {
  expect(compareComplaints([at(10, "no x in A")], [at(10, "no x in B")], [])).toEqual({
    gone: [],
    fresh: [],
  });
});

test("another code at the place, or another file, is not", () => {
  const [old, other] = [at(10, "no x"), at(10, "no x", "TS2339")];
  expect(compareComplaints([old], [other], [])).toEqual({ gone: [old], fresh: [other] });
  const elsewhere = { ...old, file: "b.ts" };
  expect(compareComplaints([old], [elsewhere], [])).toEqual({ gone: [old], fresh: [elsewhere] });
});

test("one more of the same words is fresh", () => {
  const { gone, fresh } = compareComplaints([at(10, "no x")], [at(10, "no x"), at(90, "no x")], []);
  expect([gone, fresh]).toEqual([[], [at(90, "no x")]]);
});

test("thousands of equal complaints take no time in their square", () => {
  const many = Array.from({ length: 50_000 }, (_, index) => at(index, "no x"));
  const { gone, fresh } = compareComplaints(many, many.slice(1), []);
  expect([gone, fresh]).toEqual([[at(0, "no x")], []]);
});
