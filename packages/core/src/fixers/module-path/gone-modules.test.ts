import { expect, test } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import type { ChangedFile, WorkspaceChange } from "../../repository/change/workspace-change.ts";
import { modulePath } from "./module-path.ts";

const FAILURE: LocatedProblem = {
  id: "1",
  tool: "tsc",
  code: "TS2307",
  severity: "error",
  message: "Cannot find module './format' or its corresponding type declarations.",
  location: { file: "src/bill.ts", line: 1, column: 24, inWorkspace: true },
  frames: [],
  evidence: { startLine: 1, endLine: 1 },
  excerpt: [],
  occurrences: 1,
  causeOf: [],
};

async function titles(files?: readonly ChangedFile[]): Promise<string[]> {
  const repository = temporaryRepository({
    "src/bill.ts": `import { format } from "./format";\nformat(1);\n`,
    "src/formats.ts": "export const format = (value: number): string => String(value);\n",
  });
  const known: WorkspaceChange | undefined = files && {
    base: "1",
    files,
    before: () => Promise.resolve(undefined),
  };
  const context = { repository, change: (): Promise<typeof known> => Promise.resolve(known) };
  const candidates = await modulePath.propose(FAILURE, context);
  return candidates.map(({ title }) => title);
}

const GONE: ChangedFile = { path: "src/format.ts", from: "src/format.ts", status: "deleted" };
const BESIDE = "src/formats.ts";

test("a file of nearly that name is meant where there never was another", async () => {
  expect(await titles()).toEqual(["Import from './formats'"]);
  expect(await titles([])).toEqual(["Import from './formats'"]);
});

test("what was deleted was no misspelling of what stood beside it", async () => {
  expect(await titles([GONE])).toEqual([]);
});

test("what was deleted may have gone to what was changed with it", async () => {
  const added: ChangedFile = { path: BESIDE, from: undefined, status: "added" };
  const modified: ChangedFile = { path: BESIDE, from: BESIDE, status: "modified" };
  for (const one of [added, modified]) expect(await titles([GONE, one])).toEqual(["Import from './formats'"]);
  const renamed: ChangedFile = { path: BESIDE, from: GONE.path, status: "renamed" };
  expect(await titles([renamed])).toEqual(["Import from './formats'"]);
});
