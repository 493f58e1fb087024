import { expect, it } from "vitest";
import { detectText } from "../../detect.ts";

const REPORT = [
  "Z ",
  "Z  FAIL  src/math.test.ts > average > computes the mean",
  "Z AssertionError: expected 3 to be 4 // Object.is equality",
  "Z ",
  "Z  ❯ src/math.test.ts:6:32",
  "Z       4| describe('average', () => {",
  "Z       6|     expect(average([2, 4, 6])).toBe(4);",
  "Z        |                                ^",
];
const ANNOTATION = [
  "Z ",
  "Z ##[error]AssertionError: expected 3 to be 4 // Object.is equality",
  "",
  "- Expected",
  "+ Received",
  "",
  " ❯ src/math.test.ts:6:32",
  "",
];
const SUMMARY = [
  "Z       7|   });",
  "Z  Test Files  1 failed (1)",
  "Z       8| ",
  "Z       Tests  1 failed (1)",
  "Z ",
];

function read(...lines: string[]): string[] {
  const text = lines.map((line) => line.replace(/^Z/, "2026-07-08T08:50:59.8958878Z")).join("\n");
  return detectText(text).findings.map(
    (finding) => `${finding.tool} ${finding.test ?? "-"} ${finding.place?.path}:${finding.place?.line}`,
  );
}

it("repeats nothing when the runner writes the annotation into the report", () => {
  expect(read(...REPORT, ...ANNOTATION, ...SUMMARY)).toEqual([
    "vitest average > computes the mean src/math.test.ts:6",
  ]);
});

it("repeats nothing below the summary", () => {
  expect(read(...REPORT, ...SUMMARY, ...ANNOTATION, ...ANNOTATION)).toEqual([
    "vitest average > computes the mean src/math.test.ts:6",
  ]);
});

it("is found where there is no report", () => {
  expect(read(...ANNOTATION, "Z ##[error]Process completed with exit code 1.")).toEqual([
    "vitest - src/math.test.ts:6",
    "github-actions - undefined:undefined",
  ]);
});
