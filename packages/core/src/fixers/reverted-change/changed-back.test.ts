import { expect, test } from "vitest";
import { applyEdits } from "../../model/edit.ts";
import { changedBack } from "./changed-back.ts";

const THEN = "one\ntwo\nthree\nfour\nfive\n";

function back(now: string, startLine: number, endLine: number): string {
  return applyEdits(
    now,
    changedBack(now, THEN, { startLine, endLine }).map(({ edit }) => edit),
  );
}

test("only what was changed within the lines is put back", () => {
  const now = THEN.replace("two", "TWO").replace("five", "FIVE");
  expect(back(now, 1, 3)).toBe(THEN.replace("five", "FIVE"));
  expect(back(now, 3, 4)).toBe(now);
});

test("lines that are gone come back where they stood, and new ones go", () => {
  expect(back(THEN.replace("three\n", ""), 1, 3)).toBe(THEN);
  expect(back(THEN.replace("three\n", "three\nmore\n"), 3, 5)).toBe(THEN);
});

test("so much that nobody would read it is left", () => {
  const now = THEN.replace("two\n", "more\n".repeat(50));
  expect(changedBack(now, THEN, { startLine: 1, endLine: 60 })).toEqual([]);
});
