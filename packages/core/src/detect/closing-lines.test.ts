import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";

const STAMP = "2026-11-20T09:01:02.1234567Z ";
const REPORT = ["Unused files (1)", "src/a.ts "];

function messages(lines: readonly string[]): string[] {
  return detectText(`${lines.join("\n")}\n`)
    .findings.filter(({ consequence }) => consequence !== true)
    .map(({ message, place }) => `${place?.path}: ${message}`);
}

describe("what a carrier says when a command is over", () => {
  it.each([
    [["##[error]Process completed with exit code 1.", "Post job cleanup."], STAMP],
    [["ERROR: Job failed: exit code 1"], ""],
    [["ERROR: script returned exit code 1", "Finished: FAILURE"], ""],
    [["ERROR: command finished with error: command (/shop/web) npm run knip exited (1)"], "@shop/web:knip: "],
  ])("ends a tool's block: %j", (closing, prefix) => {
    const told = messages(REPORT);
    expect(told).toHaveLength(1);
    expect(messages([...REPORT, ...closing].map((line) => prefix + line))).toEqual(told);
  });
});

describe("a log of one line", () => {
  it.each(["web-1  | ", "@shop/web:test: ", "web:test: "])("is read behind the prefix %j", (prefix) => {
    expect(messages([`${prefix}src/a.ts(1,2): error TS1005: ';' expected.`])).toEqual([
      "src/a.ts: ';' expected.",
    ]);
  });
});
