import type { Analysis } from "@hephaestus/core";
import { expect, test } from "vitest";
import { isWorse } from "./is-worse.ts";

/** `tsc TS2304` is an error, `eslint semi?` a warning. */
function analysisOf(...told: string[]): Analysis {
  const problems = told.map((words, index): Analysis["problems"][number] => {
    const [tool = "", code = ""] = words.replace("?", "").split(" ");
    return {
      id: String(index),
      tool,
      ...(code === "" ? {} : { code }),
      severity: words.endsWith("?") ? "warning" : "error",
      message: "",
      frames: [],
      evidence: { startLine: 1, endLine: 1 },
      excerpt: [],
      occurrences: 1,
      causeOf: [],
    };
  });
  return { logs: [], problems, roots: [], solutions: [], refuted: 0, untried: [], notes: [] };
}

test.each([
  ["more errors", ["tsc TS2304"], ["tsc TS2304", "tsc TS2345"], true],
  ["as many", ["tsc TS2304"], ["tsc TS2345"], false],
  ["fewer", ["tsc TS2304", "tsc TS2304"], ["tsc TS2345"], false],
  ["warnings do not count", ["eslint semi"], ["eslint semi", "eslint quotes?"], false],
  ["what was not reached before", ["tsc TS2304"], ["vitest", "vitest"], false],
  ["types behind broken syntax", ["tsc TS1005"], ["tsc TS2304", "tsc TS2304"], false],
  ["more broken syntax", ["tsc TS1005"], ["tsc TS1005", "tsc TS1128"], true],
  ["one tool for another", ["tsc TS2304", "eslint semi"], ["eslint semi", "eslint a", "eslint b"], true],
])("%s", (_, before, after, expected) => {
  expect(isWorse(analysisOf(...before), analysisOf(...after))).toBe(expected);
});
