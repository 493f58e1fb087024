import { expect, it } from "vitest";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import { inOrder, isSafe } from "./solution-order.ts";
import { solutionTitle } from "./solution-title.ts";

function solution(title: string, own: Partial<ProvedSolution> = {}, proved = true): ProvedSolution {
  return {
    id: title,
    title,
    problemIds: ["p"],
    description: "",
    confidence: 0.5,
    origin: "typescript/code-fix",
    verdict: { status: proved ? "proved" : "plausible", level: "types", proofs: [] },
    files: [],
    ...own,
  };
}

const FAILED = { kind: "types", status: "failed", detail: "", ms: 0 } as const;

const ALL = [
  solution("command", { command: { line: "npm i", folder: "", changes: "dependencies" } }),
  solution("plausible by a model", { origin: "ai/model" }, false),
  solution("proved by a model", { origin: "ai/model" }),
  solution("worse", { verdict: { status: "plausible", level: "parses", proofs: [FAILED] }, confidence: 0.1 }),
  solution("plausible", {}, false),
  solution("proved", { problemIds: ["p", "q", "r"] }),
  solution("surer", { confidence: 0.9 }),
];

it("puts the proved first, then the plausible, then models, then commands", () => {
  expect(inOrder(ALL).map(({ title }) => title)).toEqual([
    "surer",
    "proved",
    "plausible",
    "worse",
    "proved by a model",
    "plausible by a model",
    "command",
  ]);
});

it("tells the truth in its titles", () => {
  expect(inOrder(ALL).map(solutionTitle)).toEqual([
    "surer (proved)",
    "proved (proved, clears 3)",
    "plausible (not proved)",
    "worse (not proved, brings new errors)",
    "proved by a model (proved, by a model)",
    "plausible by a model (not proved, by a model)",
    "command (a command, to run yourself)",
  ]);
  expect(solutionTitle(solution("two\nlines \u202E"))).toBe("two lines \uFFFD (proved)");
});

it("applies unasked only what is proved, made by a fixer, and an edit", () => {
  expect(ALL.filter(isSafe).map(({ title }) => title)).toEqual(["proved", "surer"]);
});
