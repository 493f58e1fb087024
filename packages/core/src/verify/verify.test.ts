import { expect, test } from "vitest";
import type { FileEdit } from "../model/edit.ts";
import type { Problem } from "../model/problem.ts";
import { replacing, temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { candidateOf } from "./fixtures/candidate-of.ts";
import { problemAt } from "./fixtures/problem-at.ts";
import type { ProofCheck, ProofOutcome } from "./proof.ts";
import { verify, type Verification } from "./verify.ts";

const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "types": [] } }`,
  "a.ts": "export const a: string = 1;\n",
};
const TARGET = problemAt("a.ts:1:14", "TS2322");

function counter(): () => number {
  let time = 0;
  return () => (time += 10);
}

function run(
  before: VirtualRepository,
  edits: FileEdit[],
  target: Problem = TARGET,
  checks?: ProofCheck[],
): Promise<Verification> {
  return verify({ candidate: candidateOf(...edits), target, problems: [target], before }, counter(), checks);
}

function check(kind: ProofCheck["kind"], outcome: ProofOutcome | Error, applies: boolean = true): ProofCheck {
  return {
    kind,
    applies: () => applies,
    run: () => (outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome)),
  };
}

test("a command is not run, and nothing is said for it", async () => {
  const command = { line: "touch a.ts", folder: "", changes: "files" } as const;
  const candidate = { ...candidateOf(), command };
  const input = { candidate, target: TARGET, problems: [TARGET], before: temporaryRepository(FILES) };
  expect(await verify(input, counter())).toEqual({
    outcome: "open",
    level: "none",
    proofs: [],
    resolved: [],
    followUps: [],
    isTested: false,
  });
});

test("what its own check lets pass has passed, with every proof, its counts and its time", async () => {
  const repository = temporaryRepository(FILES);
  expect(await run(repository, [replacing(repository, "a.ts", "1", "'1'")])).toEqual({
    outcome: "passed",
    level: "types",
    proofs: [
      { kind: "applies", status: "passed", detail: "edits 1 file", ms: 10 },
      { kind: "parses", status: "passed", detail: "1 file parsed", before: 0, after: 0, ms: 10 },
      { kind: "policy", status: "passed", detail: "silences nothing", ms: 10 },
      { kind: "types", status: "passed", detail: expect.any(String), before: 1, after: 0, ms: 10 },
    ],
    resolved: [TARGET.id],
    followUps: [],
    isTested: false,
  });
});

test.each([
  ["parses", "= 1", "= '1", "1 new syntax error"],
  ["policy", "1;", "1 as any;", "adds the type any, in a.ts"],
  ["types", "1", "2", /^the error is still there/],
])("is refuted by %s, and no further check is made", async (kind, from, to, detail) => {
  const repository = temporaryRepository(FILES);
  const { outcome, proofs } = await run(repository, [replacing(repository, "a.ts", from, to)]);
  expect(outcome).toBe("refuted");
  expect(proofs.at(-1)).toMatchObject({ kind, status: "failed", detail: expect.stringMatching(detail) });
});

test.each([
  [
    "an edit beyond the text",
    [{ file: "a.ts", edits: [{ start: 0, end: 999, text: "" }] }],
    "edits overlap or leave the text",
  ],
  ["a file that is none", [{ file: "b.ts", edits: [] }], "not a readable file of the workspace: b.ts"],
  ["a path that leads out", [{ file: "../../etc/passwd", edits: [] }], /^not a readable file/],
  ["nothing", [{ file: "a.ts", edits: [] }], "it changes nothing"],
  ["nothing new", [{ file: "a.ts", edits: [{ start: 0, end: 6, text: "export" }] }], "it changes nothing"],
  ["no file", [], "it changes nothing"],
])("%s cannot be applied", async (_name, edits, detail) => {
  expect(await run(temporaryRepository(FILES), edits)).toMatchObject({
    outcome: "refuted",
    level: "none",
    proofs: [{ kind: "applies", status: "failed", detail: expect.stringMatching(detail) }],
  });
});

test("whether something changes is asked of the view it is applied to", async () => {
  const repository = temporaryRepository(FILES);
  const view = repository.with([replacing(repository, "a.ts", "1", "'1'")]);
  expect(await run(view, [{ file: "a.ts", edits: [] }])).toMatchObject({ outcome: "refuted" });
  const undoing = [replacing(view, "a.ts", "'1'", "1")];
  expect((await run(view, undoing, problemAt("a.ts:1", "x", "", "node"), [])).outcome).toBe("open");
});

test("a check that breaks refutes, in a line", async () => {
  const repository = temporaryRepository(FILES);
  const edits = [replacing(repository, "a.ts", "1", "2")];
  const throwing: ProofCheck = {
    kind: "types",
    applies: () => true,
    run: () => {
      throw new TypeError("Debug Failure.\nVerbose information");
    },
  };
  for (const broken of [check("types", new Error("Debug Failure.\nVerbose information")), throwing]) {
    const { outcome, proofs } = await run(repository, edits, TARGET, [broken]);
    expect(outcome).toBe("refuted");
    expect(proofs.at(-1)).toMatchObject({ status: "failed", detail: "the check broke: Debug Failure." });
  }
});

test("only the check of the reporting tool can let pass", async () => {
  const repository = temporaryRepository(FILES);
  const edits = [replacing(repository, "a.ts", "1", "2")];
  const passed: ProofOutcome = { status: "passed", detail: "", resolved: [TARGET.id] };
  const outcomeOf = async (target: Problem, ...checks: ProofCheck[]): Promise<string> =>
    (await run(repository, edits, target, checks)).outcome;
  expect(await outcomeOf(TARGET, check("types", passed))).toBe("passed");
  expect(await outcomeOf(TARGET, check("lint", passed))).toBe("open");
  expect(await outcomeOf(TARGET, check("types", passed, false))).toBe("open");
  expect(await outcomeOf(TARGET, check("types", { ...passed, status: "skipped" }))).toBe("open");
  expect(await outcomeOf(TARGET, check("types", { status: "passed", detail: "" }))).toBe("open");
  const lint = { ...TARGET, tool: "eslint", code: "no-undef" };
  expect(await outcomeOf(lint, check("lint", passed))).toBe("passed");
  expect(await outcomeOf(lint, check("types", passed))).toBe("open");
  expect(await outcomeOf({ ...TARGET, tool: "vitest", code: "AssertionError" }, check("types", passed))).toBe(
    "open",
  );
});

const followUp = {
  file: "a.ts",
  code: "TS2304",
  message: "Cannot find name 'b'.",
  start: 0,
  length: 1,
  line: 1,
  column: 1,
};

test("follow-ups do not refute, but nothing after them makes it pass", async () => {
  const repository = temporaryRepository(FILES);
  const edits = [replacing(repository, "a.ts", "1", "2")];
  const followed = check("types", {
    status: "failed",
    detail: "1 new",
    resolved: [TARGET.id],
    followUps: [followUp],
    bearable: true,
  });
  expect(await run(repository, edits, TARGET, [followed])).toMatchObject({
    outcome: "follow-ups",
    level: "applies",
    resolved: [TARGET.id],
  });
  const failing = check("lint", { status: "failed", detail: "still there" });
  expect((await run(repository, edits, TARGET, [followed, failing])).outcome).toBe("refuted");
});

test("what brings worse than it takes is refuted, and tells what came up", async () => {
  const repository = temporaryRepository(FILES);
  const edits = [replacing(repository, "a.ts", "1", "2")];
  const worse = check("types", { status: "failed", detail: "1 new", followUps: [followUp], bearable: false });
  expect(await run(repository, edits, TARGET, [worse])).toMatchObject({
    outcome: "refuted",
    followUps: [followUp],
  });
});

test("the level is the strongest check that passed, the weakness the first one told", async () => {
  const repository = temporaryRepository(FILES);
  const checks = [
    check("parses", { status: "passed", detail: "", weakness: "first" }),
    check("lint", { status: "passed", detail: "", weakness: "second" }),
    check("types", { status: "skipped", detail: "" }),
  ];
  expect(await run(repository, [replacing(repository, "a.ts", "1", "2")], TARGET, checks)).toMatchObject({
    level: "lint",
    weakness: "first",
  });
});
