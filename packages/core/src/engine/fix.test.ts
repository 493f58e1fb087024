import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Analysis } from "../model/analysis.ts";
import type { FileEdit } from "../model/edit.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import { replacing, temporaryRepository, type Files } from "../repository/fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import type { EngineParts } from "./engine-parts.ts";
import { planFix, withPlan, type FixPlan, type FixRequest } from "./fix.ts";

const CONFIG = {
  "tsconfig.json": `{ "compilerOptions": { "types": [], "module": "esnext", "noUnusedLocals": true } }`,
};
const NODE = `"${process.execPath}"`;

function repositoryWith(files: Files): VirtualRepository {
  return temporaryRepository({ ...CONFIG, ...files });
}

/** A proved solution with these edits. */
function solutionOf(
  id: string,
  problemIds: string[],
  edits: FileEdit[],
  fields: Partial<Solution> = {},
): Solution {
  return {
    id,
    problemIds,
    title: `fix ${id}`,
    description: "",
    changes: edits.map((edit) => ({ ...edit, diff: "" })),
    confidence: 0.9,
    origin: "test",
    verdict: { status: "proved", level: "types", proofs: [] },
    state: "suggested",
    ...fields,
  };
}

const plausible = {
  verdict: { status: "plausible", level: "types", proofs: [] },
} satisfies Partial<Solution>;

function analysisOf(
  problems: Problem[],
  solutions: Solution[],
  roots: string[] = problems.map(({ id }) => id),
): Analysis {
  return { logs: [], problems, roots, solutions, refuted: 0, untried: [], notes: [] };
}

function problem(id: string, fields: Partial<Problem> = {}): Problem {
  return { ...problemAt("a.ts:1", "TS2304"), id, ...fields };
}

function plan(
  repository: VirtualRepository | undefined,
  analysis: Analysis,
  request: Partial<FixRequest> = {},
): Promise<FixPlan> {
  const config = { ignore: [], protectedPaths: [] };
  let time = 0;
  const options = { trust: false, config, clock: () => (time += 10), progress: () => undefined };
  const engine: EngineParts = { repository, linter: undefined, options };
  return planFix(engine, analysis, {
    all: false,
    only: [],
    commands: [],
    folder: "",
    commandTimeoutMs: 60_000,
    ...request,
  });
}

function idsOf({ taken, left }: FixPlan): [string[], string[]] {
  return [taken.map(({ id }) => id), left.map(({ solution, reason }) => `${solution.id}: ${reason}`)];
}

function insertion(file: string, start: number, text: string): FileEdit {
  return { file, edits: [{ start, end: start, text }] };
}

describe("a command", () => {
  const command = { line: "npm install zod", folder: "packages/a", changes: "dependencies" } as const;
  const analysis = analysisOf(
    [problem("p1"), problem("p2")],
    [solutionOf("c1", ["p1"], [], { ...plausible, command })],
  );

  test.each([{}, { all: true }, { only: ["c1"] }, { only: ["p1"] }])("is never run: %o", async (request) => {
    const made = await plan(repositoryWith({ "a.txt": "one\n" }), analysis, request);
    expect(idsOf(made)).toEqual([[], ["c1: run `npm install zod` in packages/a yourself"]]);
    expect(made.remaining).toEqual(["p1", "p2"]);
  });

  test("is not told where something else was asked for", async () => {
    const made = await plan(repositoryWith({ "a.txt": "one\n" }), analysis, { only: ["p2"] });
    expect(idsOf(made)).toEqual([[], []]);
  });
});

describe("which solutions are taken", () => {
  const files = { "a.txt": "one two three\n" };
  const solutions = (repository: VirtualRepository): Solution[] => [
    solutionOf("s1", ["p1", "q1"], [replacing(repository, "a.txt", "one", "1")]),
    solutionOf("s1b", ["p1"], [replacing(repository, "a.txt", "one", "I")]),
    solutionOf("s2", ["p2"], [replacing(repository, "a.txt", "two", "2")], plausible),
    solutionOf("s2b", ["p2"], [replacing(repository, "a.txt", "two", "II")], plausible),
  ];
  const problems = ["p1", "q1", "p2", "p3"].map((id) => problem(id));

  test.each([
    [{}, ["s1"], "1 two three\n", ["p2", "p3"]],
    [{ all: true }, ["s1", "s2"], "1 2 three\n", ["p3"]],
    [{ only: ["s1b"] }, ["s1b"], "I two three\n", ["p2", "p3"]],
    [{ only: ["s2b"] }, ["s2b"], "one II three\n", ["p1", "p3"]],
    [{ only: ["p2"] }, ["s2"], "one 2 three\n", ["p1", "p3"]],
    [{ only: ["q1"] }, ["s1"], "1 two three\n", ["p2", "p3"]],
    [{ only: ["s2", "p1"] }, ["s1", "s2"], "1 2 three\n", ["p3"]],
    [{ only: ["s2"], all: true }, ["s2"], "one 2 three\n", ["p1", "p3"]],
    [{ only: ["s1", "s1"] }, ["s1"], "1 two three\n", ["p2", "p3"]],
    [{ only: ["p3"] }, [], undefined, ["p1", "p2", "p3"]],
  ])("with %j", async (request, taken, after, remaining) => {
    const repository = repositoryWith(files);
    const analysis = analysisOf(problems, solutions(repository), ["p1", "p2", "p3"]);
    const result = await plan(repository, analysis, request);
    expect(idsOf(result)).toEqual([taken, []]);
    expect(result.changes.map((change) => change.after)).toEqual(after === undefined ? [] : [after]);
    expect(result.remaining).toEqual(remaining);
  });

  test("not what brings new errors, unless it is named", async () => {
    const repository = repositoryWith(files);
    const failed = { kind: "types", status: "failed", detail: "1 new: TS2304 at a.ts:1", ms: 0 } as const;
    const verdict = { status: "plausible", level: "parses", proofs: [failed] } satisfies Solution["verdict"];
    const edits = [replacing(repository, "a.txt", "one", "1")];
    const analysis = analysisOf([problem("p1")], [solutionOf("s1", ["p1"], edits, { verdict })]);
    expect(idsOf(await plan(repository, analysis))).toEqual([[], []]);
    const left = ["s1: it brings new errors; `--only s1` takes it"];
    expect(idsOf(await plan(repository, analysis, { all: true }))).toEqual([[], left]);
    expect(idsOf(await plan(repository, analysis, { only: ["s1"] }))).toEqual([["s1"], []]);
  });

  test("nothing where nothing can be done", async () => {
    const nothing = { taken: [], left: [], introduced: [], changes: [], diff: "", commands: [] };
    const request = { all: true, commands: ["exit 1"] };
    const analysis = analysisOf(problems, [], ["p1"]);
    expect(await plan(repositoryWith(files), analysis, request)).toEqual({ ...nothing, remaining: ["p1"] });
    expect(await plan(undefined, analysis, request)).toEqual({ ...nothing, remaining: ["p1"] });
  });
});

test("the changes are whole texts and one diff, files in order; nothing is written", async () => {
  const repository = repositoryWith({ "b.txt": "\uFEFFone\r\n", "a.txt": "one" });
  const edits = ["b.txt", "a.txt"].map((file) => replacing(repository, file, "one", "1"));
  const { changes, diff } = await plan(
    repository,
    analysisOf([problem("p")], [solutionOf("s", ["p"], edits)]),
  );
  expect(changes).toEqual([
    { file: "a.txt", before: "one", after: "1", bom: false },
    { file: "b.txt", before: "one\r\n", after: "1\r\n", bom: true },
  ]);
  expect(diff).toMatch(
    /^diff --git a\/a\.txt b\/a\.txt\n[^]*\ndiff --git a\/b\.txt b\/b\.txt\n[^]*\+\uFEFF1\r\n$/,
  );
  expect(readFileSync(join(repository.root, "b.txt"), "utf8")).toBe("\uFEFFone\r\n");
});

describe("solutions that do not go together", () => {
  const text = "const a = 1;\nexport { a };\n";

  test("proved ones that bring new errors with those before them are left, and only those", async () => {
    const repository = repositoryWith({ "a.ts": text });
    const [start, end] = [0, text.length];
    const solutions = [
      solutionOf("s1", ["p1"], [insertion("a.ts", start, "export const x = 1;\n")]),
      solutionOf("s2", ["p2"], [insertion("a.ts", end, "export const x = 2;\n")]),
      solutionOf("s3", ["p3"], [insertion("a.ts", end, "export const y = 3;\n")]),
    ];
    const result = await plan(
      repository,
      analysisOf(
        ["p1", "p2", "p3"].map((id) => problem(id)),
        solutions,
      ),
    );
    expect(idsOf(result)).toEqual([
      ["s1", "s3"],
      ["s2: together with the others it brings TS2451 at a.ts:1"],
    ]);
    expect(result.changes[0]?.after).toBe(`export const x = 1;\n${text}export const y = 3;\n`);
    expect([result.remaining, result.introduced]).toEqual([["p2"], []]);
  });

  test("what a plausible one leaves behind is told and blamed on no other", async () => {
    const repository = repositoryWith({ "a.ts": text });
    const solutions = [
      solutionOf("s1", ["p1"], [replacing(repository, "a.ts", "= 1", "= missing")], plausible),
      solutionOf("s2", ["p2"], [insertion("a.ts", 0, "export const x = 1;\n")]),
    ];
    const analysis = analysisOf(
      ["p1", "p2"].map((id) => problem(id)),
      solutions,
    );
    const result = await plan(repository, analysis, { all: true });
    expect(idsOf(result)).toEqual([["s1", "s2"], []]);
    expect(result.introduced).toEqual([
      { code: "TS2304", file: "a.ts", line: 2, message: "Cannot find name 'missing'." },
    ]);
  });

  test("one whose file cannot be read is left", async () => {
    const repository = repositoryWith({ "latin.ts": Uint8Array.of(0xe9) });
    const solutions = [solutionOf("s1", ["p1"], [insertion("latin.ts", 0, "x")])];
    expect(idsOf(await plan(repository, analysisOf([problem("p1")], solutions)))).toEqual([
      [],
      ["s1: a file cannot be read"],
    ]);
  });
});

function remove(repository: VirtualRepository, from: string, to: string): FileEdit[] {
  return [replacing(repository, "a.ts", from, to)];
}

describe("solutions that touch the same lines", () => {
  const files = {
    "lib.ts": "export const one = 1, two = 2, three = 3;\n",
    "a.ts": `import { one, two, three } from "./lib";\nexport const a = three;\n`,
  };
  const unused = [
    problemAt("a.ts:1:10", "TS6133", "'one' is declared but its value is never read."),
    problemAt("a.ts:1:15", "TS6133", "'two' is declared but its value is never read."),
  ].map((found, index) => ({ ...found, id: `p${index + 1}` }));
  const title = (name: string): string => `Remove unused declaration for: '${name}'`;
  const origin = "typescript-code-fix";

  test("the second is made and proved anew on top of the first", async () => {
    const repository = repositoryWith(files);
    const solutions = [
      solutionOf("s1", ["p1"], remove(repository, "one, two", "two"), { title: title("one"), origin }),
      solutionOf("s2", ["p2"], remove(repository, "one, two", "one"), { title: title("two"), origin }),
    ];
    const result = await plan(repository, analysisOf(unused, solutions));
    expect(idsOf(result)).toEqual([["s1", "s2"], []]);
    expect(result.changes[0]?.after).toBe(`import { three } from "./lib";\nexport const a = three;\n`);
    expect(result.taken[1]).toMatchObject({
      title: title("two"),
      problemIds: ["p2"],
      verdict: { status: "proved" },
    });
    expect([result.remaining, result.introduced]).toEqual([[], []]);
  });

  test("another fix stands in for it, unless the user named this one", async () => {
    const repository = repositoryWith(files);
    const solutions = [
      solutionOf("s1", ["p1"], remove(repository, "one, two", "two"), { title: title("one"), origin }),
      solutionOf("s2", ["p2", "q2"], remove(repository, "one, two", "one"), { title: "by other means" }),
    ];
    const analysis = analysisOf(unused, solutions);
    const { taken } = await plan(repository, analysis);
    expect(taken.map((solution) => [solution.title, solution.problemIds])).toEqual([
      [title("one"), ["p1"]],
      [title("two"), ["p2"]],
    ]);
    expect(idsOf(await plan(repository, analysis, { only: ["p1", "s2"] }))).toEqual([
      ["s1"],
      ["s2: it touches the lines of another fix"],
    ]);
  });

  test("it is left where it cannot be made anew", async () => {
    const repository = repositoryWith(files);
    const solutions = [
      solutionOf("s1", ["p1"], remove(repository, "one, two, three", "three")),
      solutionOf("s2", ["p2"], remove(repository, "one, two", "one")),
    ];
    const result = await plan(repository, analysisOf(unused, solutions));
    expect(idsOf(result)).toEqual([["s1"], ["s2: it touches the lines of another fix"]]);
    expect(result.remaining).toEqual(["p2"]);
  });
});

describe("commands", () => {
  const files = { "a.txt": "one\n", "test/a.test.ts": "", "data.test.ts": "" };
  const print = (words: string, code: number = 0): string =>
    `${NODE} -e "console.log('${words}'); process.exit(${code})"`;

  function fixed(repository: VirtualRepository, problems: Problem[] = []): Analysis {
    const solution = solutionOf("s", ["p"], [replacing(repository, "a.txt", "one", "1")]);
    return analysisOf([problem("p"), ...problems], [solution]);
  }

  test("run with the fixes in place, in the folder asked for", async () => {
    const repository = repositoryWith(files);
    const command = `${NODE} -e "process.stdout.write(require('node:fs').readFileSync('../a.txt'))"`;
    const { commands } = await plan(repository, fixed(repository), { commands: [command], folder: "test" });
    expect(commands).toMatchObject([{ command, status: "passed", output: "1\n" }]);
  });

  test("are told when they fail or do not end", async () => {
    const repository = repositoryWith(files);
    const failing = await plan(repository, fixed(repository), { commands: [print("no", 2), print("never")] });
    expect(failing.commands).toMatchObject([{ status: "failed", output: "no\n" }]);
    const endless = `${NODE} -e "setInterval(() => {}, 1000)"`;
    const { commands } = await plan(repository, fixed(repository), {
      commands: [endless],
      commandTimeoutMs: 300,
    });
    expect(commands).toMatchObject([
      { status: "failed", detail: expect.stringContaining("did not end in time") },
    ]);
  });

  const location = { file: "test/a.test.ts", line: 1, inWorkspace: true };
  const failure = problem("t", { test: "adds up", location, step: "Run npm test" });

  test.each([
    ["names the failing file", [print("ok test/a.test.ts:3 (2 tests)")], [failure], []],
    ["names another file", [print("ok test/data.test.ts"), print("ok test/a.test.tsx")], [failure], ["t"]],
    ["names it, but another command fails", [print("ok test/a.test.ts"), print("no", 1)], [failure], ["t"]],
    [
      "names it, for an error that no command runs",
      [print("ok test/a.test.ts")],
      [problem("t", { location })],
      ["t"],
    ],
    ["names nothing", [print("fine")], [failure], ["t"]],
  ])(
    "a failure is gone only where the command that passes ran it: it %s",
    async (_name, commands, problems, remaining) => {
      const repository = repositoryWith(files);
      const result = await plan(repository, fixed(repository, problems), { commands });
      expect(result.remaining).toEqual(remaining);
    },
  );

  test("a failure is gone where the command is that of its step, whole", async () => {
    const repository = repositoryWith(files);
    const command = print("fine");
    const remaining = async (step: string): Promise<string[]> =>
      (await plan(repository, fixed(repository, [{ ...failure, step }]), { commands: [command] })).remaining;
    expect(await remaining(`Run ${command}`)).toEqual([]);
    expect(await remaining(`Run ${command}:e2e`)).toEqual(["t"]);
  });

  test("a path below the folder they run in counts as they print it", async () => {
    const repository = repositoryWith(files);
    const request = { commands: [print("ok a.test.ts")], folder: "test" };
    expect((await plan(repository, fixed(repository, [failure]), request)).remaining).toEqual([]);
  });
});

describe("withPlan", () => {
  const command = { kind: "command", detail: "", ms: 1, command: "npm test", output: "long" } as const;
  const solutions = [solutionOf("s1", ["p1"], []), solutionOf("s2", ["p2"], [])];
  const empty: FixPlan = {
    taken: [],
    left: [],
    introduced: [],
    changes: [],
    diff: "",
    commands: [],
    remaining: [],
  };

  test.each([
    [true, ["passed", "passed"], "deployed", "command"],
    [false, ["passed"], "validated", "command"],
    [false, [], "validated", "types"],
    [false, ["passed", "failed"], "suggested", "types"],
  ] as const)("applied: %s, commands: %j", (applied, statuses, state, level) => {
    const commands = statuses.map((status) => ({ ...command, status }));
    const taken = solutions.slice(0, 1);
    const after = withPlan(analysisOf([], solutions), { ...empty, taken, commands }, applied).solutions;
    expect(after[0]).toMatchObject({ id: "s1", state, verdict: { status: "proved", level } });
    expect(after[0]?.verdict.proofs).toEqual(
      statuses.map((status) => ({ kind: "command", detail: "", ms: 1, status })),
    );
    expect(after[1]).toBe(solutions[1]);
  });
});
