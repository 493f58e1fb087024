import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { FileEdit } from "../../model/edit.ts";
import type { Problem } from "../../model/problem.ts";
import { createLinter } from "../../repository/linters/linter.ts";
import { replacing, temporaryRepository, type Files } from "../../repository/fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { candidateOf } from "../fixtures/candidate-of.ts";
import { problemAt } from "../fixtures/problem-at.ts";
import type { ProofInput, ProofOutcome } from "../proof.ts";
import { lint } from "./lint.ts";

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const FILES: Files = {
  "package.json": `{ "type": "module" }`,
  "eslint.config.js": `export default [{ rules: { "prefer-const": "error", "no-undef": "error", "eqeqeq": "warn" } }];\n`,
  "a.js": "let a = 1;\nlet b = a;\nexport default b;\n",
};
const CONST = problemAt("a.js:1:5", "prefer-const", "", "eslint");
const OTHER = problemAt("a.js:2:5", "prefer-const", "", "eslint");

function repositoryWith(files: Files = {}): VirtualRepository {
  const repository = temporaryRepository({ ...FILES, ...files });
  symlinkSync(MODULES, join(repository.root, "node_modules"), "junction");
  return repository;
}

function inputOf(before: VirtualRepository, edits: FileEdit[], target: Problem = CONST): ProofInput {
  const problems = [CONST, OTHER, problemAt("a.js:1", "TS2304")];
  return { candidate: candidateOf(...edits), target, problems, before, after: before.with(edits) };
}

function prove(before: VirtualRepository, edits: FileEdit[], target: Problem = CONST): Promise<ProofOutcome> {
  const linter = createLinter();
  onTestFinished(() => linter.dispose());
  return lint.run({ ...inputOf(before, edits, target), linter });
}

test("passes where the rule is content at the place, and tells what else went", async () => {
  const repository = repositoryWith();
  const first = replacing(repository, "a.js", "let a", "const a");
  const second = replacing(repository, "a.js", "let b", "const b");
  expect(await prove(repository, [first])).toEqual({
    status: "passed",
    detail: "nothing new from the workspace's ESLint",
    before: 2,
    after: 1,
    resolved: [CONST.id],
  });
  const both = [{ file: "a.js", edits: [...first.edits, ...second.edits] }];
  expect(await prove(repository, both)).toMatchObject({ after: 0, resolved: [CONST.id, OTHER.id] });
});

test.each([
  ["a = 1", "c = 1", "prefer-const still complains"],
  ["let a = 1", "const a = 2 == 1", "new: eqeqeq in a.js"],
  ["let a", "const a = ", /^new: Parsing error/],
])("fails where %j becomes %j", async (from, to, detail) => {
  const repository = repositoryWith();
  expect(await prove(repository, [replacing(repository, "a.js", from, to)])).toMatchObject({
    status: "failed",
    detail: expect.stringMatching(detail),
  });
});

test("fails where the rule does not complain there to begin with", async () => {
  const repository = repositoryWith();
  const target = problemAt("a.js:3:1", "no-undef", "", "eslint");
  expect(await prove(repository, [replacing(repository, "a.js", "let a", "const a")], target)).toMatchObject({
    status: "failed",
    detail: "no-undef does not complain there",
  });
});

test("is skipped where ESLint cannot be asked", async () => {
  const repository = repositoryWith();
  const edits = [replacing(repository, "a.js", "let a", "const a")];
  expect(await lint.run(inputOf(repository, edits))).toEqual({
    status: "skipped",
    detail: "the workspace is not trusted, so its ESLint was not run",
  });
  const broken = repositoryWith({ "eslint.config.js": "throw new Error('no plugin');\n" });
  expect(await prove(broken, edits)).toEqual({ status: "skipped", detail: "no plugin" });
});

test("applies to what ESLint reported", () => {
  const repository = repositoryWith();
  expect(lint.applies(inputOf(repository, []))).toBe(true);
  expect(lint.applies(inputOf(repository, [], problemAt("a.js:1", "TS2304")))).toBe(false);
});
