import { describe, expect, test } from "vitest";
import type { FileEdit } from "../../model/edit.ts";
import type { Problem } from "../../model/problem.ts";
import { replacing, temporaryRepository, type Files } from "../../repository/fixtures/temporary-workspace.ts";
import { openRepository, type VirtualRepository } from "../../repository/virtual-repository.ts";
import { candidateOf } from "../fixtures/candidate-of.ts";
import { problemAt } from "../fixtures/problem-at.ts";
import type { ProofInput, ProofOutcome } from "../proof.ts";
import { types } from "./types.ts";

const CONFIG = JSON.stringify({
  compilerOptions: { strict: true, module: "esnext", moduleResolution: "bundler", types: [] },
});

function repositoryWith(files: Files): VirtualRepository {
  return temporaryRepository({ "tsconfig.json": CONFIG, ...files });
}

function prove(
  before: VirtualRepository,
  target: Problem,
  edits: FileEdit[],
  others: Problem[] = [],
): Promise<ProofOutcome> {
  const candidate = candidateOf(...edits);
  return types.run({ candidate, target, problems: [target, ...others], before, after: before.with(edits) });
}

const USER = {
  "src/user.ts": "export interface User { name: string }\n",
  "src/label.ts": `import type { User } from "./user";\nexport const label = (user: User): string => user.nmae;\n`,
};
const MISSPELLED = problemAt("src/label.ts:2:48", "TS2339", "Property 'nmae' does not exist on type 'User'.");

test("passes where the error of the log is gone and nothing new came up", async () => {
  const repository = repositoryWith(USER);
  expect(
    await prove(repository, MISSPELLED, [replacing(repository, "src/label.ts", "nmae", "name")]),
  ).toEqual({
    status: "passed",
    detail: expect.stringMatching(/^nothing new in 1 file with TypeScript \d/),
    before: 1,
    after: 0,
    resolved: [MISSPELLED.id],
    isTested: false,
  });
});

test("tells whether a test runs the edited code", async () => {
  const repository = repositoryWith({
    ...USER,
    "src/label.test.ts": `import "./label";\n`,
  });
  const edit = replacing(repository, "src/label.ts", "nmae", "name");
  expect(await prove(repository, MISSPELLED, [edit])).toMatchObject({ isTested: true });
});

test("names every problem of the log that goes with it, in other files too", async () => {
  const repository = repositoryWith({
    ...USER,
    "src/page.ts": `import type { User } from "./user";\nexport const page = (user: User): string => user.nmae;\n`,
  });
  const other = problemAt("src/page.ts:2", "TS2339");
  const elsewhere = problemAt("src/page.ts:7", "TS2304", "Cannot find name 'x'.");
  const edit = replacing(repository, "src/user.ts", "name", "nmae");
  expect(await prove(repository, MISSPELLED, [edit], [other, elsewhere])).toMatchObject({
    status: "passed",
    before: 2,
    after: 0,
    resolved: [MISSPELLED.id, other.id],
  });
});

describe("fails", () => {
  test("where the error is still there", async () => {
    const repository = repositoryWith(USER);
    const edit = replacing(repository, "src/label.ts", "nmae", "naem");
    expect(await prove(repository, MISSPELLED, [edit])).toMatchObject({
      status: "failed",
      detail: expect.stringMatching(/^the error is still there in 1 file /),
      resolved: [],
    });
  });

  test("where it was not there to begin with", async () => {
    const repository = repositoryWith(USER);
    const target = problemAt("src/label.ts:1", "TS2304", "Cannot find name 'other'.");
    expect(
      await prove(repository, target, [replacing(repository, "src/label.ts", "nmae", "name")]),
    ).toMatchObject({
      status: "failed",
      detail: "the error is not there to begin with",
    });
  });

  test("where something new comes up in a file that depends on the edited one", async () => {
    const repository = repositoryWith({
      "src/price.ts": "export function price(): number {\n  return 'free';\n}\n",
      "src/index.ts": "export * from './price';\n",
      "src/sum.ts":
        "import { price } from './index';\nexport const sum = price() * 2;\nexport const other = price() - 1;\n",
    });
    const target = problemAt("src/price.ts:2", "TS2322");
    const edit = replacing(repository, "src/price.ts", "number", "string");
    expect(await prove(repository, target, [edit])).toMatchObject({
      status: "failed",
      detail: "2 new: TS2362 at src/sum.ts:2, TS2362 at src/sum.ts:3",
      before: 1,
      after: 2,
    });
  });

  test("and tells follow-ups, where no more came up than went, and not in what was written", async () => {
    const repository = repositoryWith({
      "src/price.ts": "export function price(): number {\n  return 'free';\n}\n",
      "src/sum.ts": "import { price } from './price';\nexport const sum = price() * 2;\n",
    });
    const target = problemAt("src/price.ts:2", "TS2322");
    const elsewhere = replacing(repository, "src/price.ts", "number", "string");
    expect(await prove(repository, target, [elsewhere])).toMatchObject({
      status: "failed",
      followUps: [{ code: "TS2362", file: "src/sum.ts", line: 2 }],
      bearable: true,
    });
    const itself = replacing(repository, "src/price.ts", "'free'", "free");
    expect(await prove(repository, target, [itself])).toMatchObject({
      detail: "1 new: TS2304 at src/price.ts:2",
    });
  });

  test("naming three of many", async () => {
    const repository = repositoryWith({
      ...USER,
      "src/more.ts":
        "import type { User } from './user';\nexport const f = (u: User) => [u.name, u.name, u.name, u.name, u.name];\n",
    });
    const edit = replacing(repository, "src/user.ts", "name", "nmae");
    expect(await prove(repository, MISSPELLED, [edit])).toMatchObject({
      detail: `5 new: ${Array.from({ length: 3 }, () => "TS2339 at src/more.ts:2").join(", ")} and 2 more`,
    });
  });
});

describe("tells a weakness where types are not known", () => {
  const files = {
    "src/label.ts": `import { left } from "left-pad";\nexport const label = (text: string): string => left(text).pad(txet);\n`,
  };
  const target = problemAt("src/label.ts:2", "TS2304");

  test("in the edited file", async () => {
    const repository = repositoryWith(files);
    expect(
      await prove(repository, target, [replacing(repository, "src/label.ts", "txet", "text")]),
    ).toMatchObject({
      status: "passed",
      weakness: expect.stringMatching(
        /^types are incomplete in src\/label\.ts: Cannot find module 'left-pad'/,
      ),
    });
  });

  test("in the file of the error, where another is edited", async () => {
    const repository = repositoryWith({ ...files, "src/globals.d.ts": "declare const text: string;\n" });
    const edit = replacing(repository, "src/globals.d.ts", ";", "; declare const txet: string;");
    expect(await prove(repository, target, [edit])).toMatchObject({
      status: "passed",
      weakness: expect.any(String),
    });
  });

  test("but not where another file is the blind one", async () => {
    const repository = repositoryWith({ ...USER, ...files });
    const edit = replacing(repository, "src/label.ts", "left(text).pad(txet)", "text");
    expect(await prove(repository, target, [edit])).toMatchObject({ weakness: expect.any(String) });
    const other = repositoryWith({
      ...USER,
      "src/blind.ts": "import 'left-pad'; import { label } from './label'; label;",
    });
    expect(
      await prove(other, MISSPELLED, [replacing(other, "src/label.ts", "nmae", "name")]),
    ).not.toHaveProperty("weakness");
  });
});

describe("where no module says what an element is", () => {
  const files = {
    "tsconfig.json": CONFIG.replace('"types"', '"jsx":"react-jsx","types"'),
    "src/badge.tsx": "export function Badge() {\n  return null;\n}\n",
    "src/page.tsx": "export const page = <Badge />;\nconst total = 1;\nexport const count = totla;\n",
  };

  test("an import is proved as any other", async () => {
    const repository = repositoryWith(files);
    const text = `import { Badge } from "./badge";\n`;
    const edit = { file: "src/page.tsx", edits: [{ start: 0, end: 0, text }] };
    const outcome = await prove(repository, problemAt("src/page.tsx:1", "TS2304"), [edit]);
    expect(outcome).toMatchObject({ status: "passed" });
    expect(outcome).not.toHaveProperty("weakness");
  });

  test("and another edit is not", async () => {
    const repository = repositoryWith(files);
    const edit = replacing(repository, "src/page.tsx", "totla", "total");
    expect(await prove(repository, problemAt("src/page.tsx:3", "TS2552"), [edit])).toMatchObject({
      weakness: expect.stringMatching(/^types are incomplete in src\/page\.tsx/),
    });
  });
});

describe("for an error of another tool", () => {
  const target = { ...problemAt("src/label.ts:2", "no-undef", "", "eslint") };

  test("passes where nothing new came up", async () => {
    const repository = repositoryWith(USER);
    const edit = replacing(repository, "src/user.ts", "name: string", "name: string; nmae: string");
    expect(await prove(repository, target, [edit], [MISSPELLED])).toMatchObject({
      status: "passed",
      resolved: [MISSPELLED.id],
    });
  });

  test("never tells follow-ups", async () => {
    const repository = repositoryWith(USER);
    const edit = replacing(repository, "src/user.ts", "User {", "Person {");
    const outcome = await prove(repository, target, [edit]);
    expect(outcome.status).toBe("failed");
    expect(outcome.bearable).toBe(false);
  });

  test("is skipped where no project compiles the edited file, and does not apply to other files", async () => {
    const { root, files } = repositoryWith(USER);
    const repository = openRepository(root, [...files, "src/gone.ts"]);
    const input = (file: string): ProofInput => {
      const candidate = candidateOf({ file, edits: [] });
      return { candidate, target, problems: [target], before: repository, after: repository };
    };
    expect(types.applies(input("a.css"))).toBe(false);
    expect(types.applies(input("src/gone.ts"))).toBe(true);
    expect(await types.run(input("src/gone.ts"))).toEqual({
      status: "skipped",
      detail: "no project compiles src/gone.ts",
    });
  });
});
