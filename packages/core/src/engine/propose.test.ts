import { expect, test } from "vitest";
import type { Candidate } from "../model/candidate.ts";
import type { FileEdit } from "../model/edit.ts";
import type { Problem } from "../model/problem.ts";
import type { Fixer } from "../fixers/fixer.ts";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import { propose, type Proposals } from "./propose.ts";

const [ONE, TWO] = [problemAt("a.ts:1", "TS1"), problemAt("b.ts:2", "TS2")];

function insertion(file: string, text: string, start: number = 0): FileEdit {
  return { file, edits: [{ start, end: start, text }] };
}

/** A fixer that has these candidates for each problem it handles. */
function fixer(
  id: string,
  candidates: (problem: Problem) => Partial<Candidate>[],
  codes: string[] = ["TS1", "TS2"],
): Fixer {
  return {
    id,
    title: id,
    handles: ({ code }) => codes.includes(code ?? ""),
    propose: async (problem) =>
      candidates(problem).map((candidate) => ({
        title: `${id} for ${problem.code}`,
        edits: [insertion("a.ts", "x")],
        origin: id,
        rationale: "",
        confidence: 0.5,
        ...candidate,
      })),
  };
}

function ask(problems: Problem[], ...fixers: Fixer[]): Promise<Proposals> {
  return propose(problems, { repository: temporaryRepository({}) }, fixers);
}

test("asks each fixer about what it handles, in order", async () => {
  const { proposals } = await ask(
    [ONE, TWO],
    fixer("first", ({ id }) => [{ edits: [insertion("a.ts", `first ${id}`)] }], ["TS2"]),
    fixer("second", ({ id }) => [{ edits: [insertion("a.ts", `second ${id}`)] }]),
  );
  expect(proposals.map(({ candidate, targets }) => [candidate.title, targets])).toEqual([
    ["second for TS1", [ONE]],
    ["first for TS2", [TWO]],
    ["second for TS2", [TWO]],
  ]);
});

test("problems without a place in the workspace are asked about where that needs no place", async () => {
  const away = { ...ONE, location: { file: "a.ts", line: 1, inWorkspace: false } };
  const { location: _, ...nowhere } = ONE;
  const command: Fixer<Problem> = {
    id: "command",
    title: "command",
    handles: () => true,
    propose: async (problem, { problems }) => [candidateFor(`${problem.id} of ${problems?.length}`)],
  };
  const { proposals } = await propose(
    [away, nowhere],
    { repository: temporaryRepository({}) },
    [fixer("any", () => [{}])],
    [command],
  );
  expect(proposals.map(({ candidate, targets }) => [candidate.title, targets])).toEqual([
    [`${ONE.id} of 2`, [away, nowhere]],
  ]);
});

function candidateFor(title: string): Candidate {
  const command = { line: "npm install", folder: "", changes: "dependencies" } as const;
  return { title, edits: [], command, origin: "command", rationale: "", confidence: 0.5 };
}

test("equal edits are one proposal for all their problems, in the words of who is surest", async () => {
  const { proposals } = await ask(
    [ONE, TWO],
    fixer("doubtful", () => [{ confidence: 0.4 }]),
    fixer("sure", () => [{ confidence: 0.9, meaning: "m" }]),
    fixer("other", () => [{ confidence: 0.8 }]),
  );
  expect(proposals).toMatchObject([
    { candidate: { title: "sure for TS1", confidence: 0.9, meaning: "m" }, targets: [ONE, TWO] },
  ]);
});

test("edits are equal whatever the order of the files, and the parts of one file are joined", async () => {
  const [a, b] = [insertion("a.ts", "x"), insertion("b.ts", "y")];
  const { proposals } = await ask(
    [ONE],
    fixer("one", () => [{ edits: [a, b] }]),
    fixer("two", () => [{ edits: [b, a] }]),
    fixer("parts", () => [{ edits: [a, b, insertion("a.ts", "z", 3)] }]),
  );
  expect(proposals.map(({ candidate }) => candidate.edits)).toEqual([
    [a, b],
    [{ file: "a.ts", edits: [...a.edits, { start: 3, end: 3, text: "z" }] }, b],
  ]);
});

test("a fixer that breaks has no answer, and is told once", async () => {
  const breaking: Fixer = {
    ...fixer("breaking", () => []),
    propose: () => Promise.reject(new Error("Debug Failure.\nVerbose")),
  };
  const { proposals, notes } = await ask(
    [ONE, ONE],
    breaking,
    fixer("sound", () => [{}]),
  );
  expect(proposals.map(({ candidate }) => candidate.origin)).toEqual(["sound"]);
  expect(notes).toEqual(["The fixer breaking broke on a.ts: Debug Failure."]);
});
