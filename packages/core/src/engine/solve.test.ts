import { expect, test } from "vitest";
import type { Problem } from "../model/problem.ts";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { ProgressEvent } from "./progress.ts";
import { solve, type Solved } from "./solve.ts";

const MISSPELLED = problemAt("src/a.ts:1:35", "TS2552", "Cannot find name 'nmaeOfUser'.");
const LINT = problemAt("src/a.ts:1:1", "prefer-const", "", "eslint");
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "types": [] } }`,
  "src/a.ts": "const nameOfUser = ''; export const a = nmaeOfUser;\n",
};

interface Asked {
  protectedPaths?: string[];
  progress?: (event: ProgressEvent) => void;
}

function ask(
  problems: Problem[],
  { protectedPaths = [], progress = () => undefined }: Asked = {},
): Promise<Solved> {
  const engine: EngineParts = {
    repository: temporaryRepository(FILES),
    linter: undefined,
    options: { trust: false, config: { ignore: [], protectedPaths }, clock: () => 0, progress },
  };
  return solve(problems, engine);
}

test("every candidate is proved on the view, and progress told", async () => {
  const events: ProgressEvent[] = [];
  const { verified, untried, notes } = await ask([MISSPELLED], { progress: (event) => events.push(event) });
  expect(
    verified.map(({ candidate, verification }) => [candidate.title, verification.outcome]),
  ).toContainEqual(["Change spelling to 'nameOfUser'", "passed"]);
  expect([untried, notes]).toEqual([[], []]);
  expect(events).toEqual([
    { phase: "fix", count: 0, total: 1 },
    { phase: "fix", count: 1, total: 1 },
    ...verified.map((_, index) => ({ phase: "prove", count: index + 1, total: verified.length })),
  ]);
});

test("what needs the workspace's own ESLint is told as untried without trust", async () => {
  const { code: _, ...unruled } = { ...LINT, id: "parse error" };
  const away = { ...LINT, id: "away", location: { file: "src/a.ts", line: 1, inWorkspace: false } };
  expect((await ask([MISSPELLED, LINT, unruled, away])).untried).toEqual([
    { problemId: LINT.id, reason: "needs-trust" },
  ]);
});

test("a fix that touches protected paths is not tried", async () => {
  const { verified, untried } = await ask([MISSPELLED], { protectedPaths: ["src"] });
  expect(verified).toEqual([]);
  expect(untried).toEqual([{ problemId: MISSPELLED.id, reason: "protected", files: ["src/a.ts"] }]);
});

test("without a workspace there is nothing to solve", async () => {
  const options = {
    trust: true,
    config: { ignore: [], protectedPaths: [] },
    clock: () => 0,
    progress: () => undefined,
  };
  expect(await solve([MISSPELLED, LINT], { repository: undefined, linter: undefined, options })).toEqual({
    verified: [],
    untried: [],
    notes: [],
  });
});
