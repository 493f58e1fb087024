import { expect, test } from "vitest";
import type { FileEdit } from "../model/edit.ts";
import type { Problem } from "../model/problem.ts";
import { replacing, temporaryRepository, type Files } from "../repository/fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { candidateOf } from "../verify/fixtures/candidate-of.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { Proposal } from "./propose.ts";
import type { Verified } from "./weigh.ts";
import { prove } from "./prove.ts";

const CONFIG = { "tsconfig.json": `{ "compilerOptions": { "types": [], "module": "esnext" } }` };

type Asked = [problem: Problem, ...edits: FileEdit[]];

/** Each proposal's outcome and what it resolves, and on how many views the compiler was asked. */
async function outcomes(
  repository: VirtualRepository,
  asked: readonly Asked[],
): Promise<{ outcomes: string[]; views: number }> {
  const views = new Set<unknown>();
  const typescript = await repository.typescript();
  const watched: VirtualRepository = {
    ...repository,
    typescript: () =>
      Promise.resolve({
        ...typescript,
        provers: (...asking) =>
          typescript.provers(...asking).map((prover) => ({
            ...prover,
            diagnostics(view, files) {
              views.add(view);
              return prover.diagnostics(view, files);
            },
          })),
      }),
  };
  const proposals = asked.map(([problem, ...edits]): Proposal => ({
    candidate: candidateOf(...edits),
    targets: [problem],
  }));
  const config = { ignore: [], protectedPaths: [] };
  const options = { trust: false, config, clock: () => 0, progress: () => undefined };
  const engine: EngineParts & { repository: VirtualRepository } = {
    repository: watched,
    linter: undefined,
    options,
  };
  const problems = asked.map(([problem]) => problem);
  const verified = await prove(proposals, problems, engine);
  const told = verified.map(
    ({ verification }) => `${verification.outcome}: ${verification.resolved.join(" ")}`,
  );
  return { outcomes: told, views: views.size };
}

function mistakes(names: readonly string[]): Files {
  const files = names.map((name) => [`src/${name}.ts`, "export const a: string = 1;\n"]);
  return { ...CONFIG, ...Object.fromEntries(files) };
}

function mistakeIn(name: string): Problem {
  return { ...problemAt(`src/${name}.ts:1:14`, "TS2322"), id: name };
}

test("proposals that no file feels two of share a view", async () => {
  const names = ["one", "two", "three", "four"];
  const repository = temporaryRepository(mistakes(names));
  const asked = names.map((name): Asked => [
    mistakeIn(name),
    replacing(repository, `src/${name}.ts`, "= 1", "= '1'"),
  ]);
  expect(await outcomes(repository, asked)).toEqual({
    outcomes: names.map((name) => `passed: ${name}`),
    views: 2,
  });
});

test("one that is wrong says nothing of the others", async () => {
  const repository = temporaryRepository(mistakes(["one", "two"]));
  expect(
    await outcomes(repository, [
      [mistakeIn("one"), replacing(repository, "src/one.ts", "= 1", "= 2")],
      [mistakeIn("two"), replacing(repository, "src/two.ts", "= 1", "= '2'")],
    ]),
  ).toMatchObject({ outcomes: ["refuted: ", "passed: two"] });
});

test("rivals, and what the same file feels, are proved apart", async () => {
  const repository = temporaryRepository({
    ...mistakes(["one", "two"]),
    "src/both.ts":
      "import { a } from './one';\nimport { a as b } from './two';\nexport const c: string = a + b;\n",
  });
  const fixed = (name: string, text: string): Asked => [
    mistakeIn(name),
    replacing(repository, `src/${name}.ts`, ": string = 1", text),
  ];
  const [one, two, other] = [": '1' = '1'", ": '2' = '2'", ": '' = ''"] as const;
  expect(await outcomes(repository, [fixed("one", one), fixed("two", two), fixed("one", other)])).toEqual({
    outcomes: ["passed: one", "passed: two", "passed: one"],
    views: 4,
  });
});

test("what makes a file feel two of them is proved alone", async () => {
  const repository = temporaryRepository({
    ...CONFIG,
    "src/one.ts": "export const a: string = 1;\n",
    "src/two.ts": "export const b: string = a;\n",
  });
  const importing: FileEdit = {
    file: "src/two.ts",
    edits: [{ start: 0, end: 0, text: "import { a } from './one';\n" }],
  };
  const missing = { ...problemAt("src/two.ts:1:26", "TS2304", "Cannot find name 'a'."), id: "two" };
  const { outcomes: told } = await outcomes(repository, [
    [mistakeIn("one"), { file: "src/one.ts", edits: [{ start: 14, end: 26, text: ": number = 1" }] }],
    [missing, importing],
  ]);
  expect(told[1]).toBe("passed: two");
});

test("an edit that does not apply is refuted alone", async () => {
  const repository = temporaryRepository(mistakes(["one", "two"]));
  const beyond: FileEdit = { file: "src/one.ts", edits: [{ start: 0, end: 999, text: "" }] };
  expect(
    await outcomes(repository, [
      [mistakeIn("one"), beyond],
      [mistakeIn("two"), replacing(repository, "src/two.ts", "= 1", "= '2'")],
    ]),
  ).toMatchObject({ outcomes: ["refuted: ", "passed: two"] });
});

test("what was proved on a view is known when it is asked again, in the light of the same problems", async () => {
  const repository = temporaryRepository(mistakes(["one", "two"]));
  const one: Asked = [mistakeIn("one"), replacing(repository, "src/one.ts", "= 1", "= '1'")];
  const two: Asked = [mistakeIn("two"), replacing(repository, "src/two.ts", "= 1", "= '2'")];
  const engine = {
    repository,
    linter: undefined,
    options: {
      trust: false,
      config: { ignore: [], protectedPaths: [] },
      clock: () => 0,
      progress: () => undefined,
    },
  };
  const proveBoth = (problems: readonly Problem[]): Promise<readonly Verified[]> =>
    prove(
      [one, two].map(([problem, ...edits]) => ({ candidate: candidateOf(...edits), targets: [problem] })),
      problems,
      engine,
    );
  const [first] = await proveBoth([one[0], two[0]]);
  const [again] = await proveBoth([one[0], two[0]]);
  const [other] = await proveBoth([one[0]]);
  expect(again?.verification).toBe(first?.verification);
  expect(other?.verification).not.toBe(first?.verification);
});

test("a run that was aborted proves nothing more", async () => {
  const repository = temporaryRepository(mistakes(["one"]));
  const edit = replacing(repository, "src/one.ts", "= 1", "= '1'");
  const options = {
    trust: false,
    config: { ignore: [], protectedPaths: [] },
    clock: () => 0,
    progress: () => undefined,
    signal: AbortSignal.abort(new Error("stopped")),
  };
  const proposal = { candidate: candidateOf(edit), targets: [mistakeIn("one")] };
  await expect(
    prove([proposal], [mistakeIn("one")], { repository, linter: undefined, options }),
  ).rejects.toThrow("stopped");
});
