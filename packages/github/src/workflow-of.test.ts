import { expect, test } from "vitest";
import { workflowOf } from "./workflow-of.ts";

test.each([
  [".github/workflows/ci.yml", "ci"],
  [".github/workflows/build & test.yaml@feat/a.yml", "build & test"],
  ["octo/shop/.github/workflows/ci.yml@refs/heads/main", "ci"],
  ["octo/shop/.github/workflows/a@b.yml@refs/pull/7/merge", "a@b"],
  ["dynamic/github-code-scanning/codeql", undefined],
  ["", undefined],
])("the workflow of %s is %s", (path, workflow) => {
  expect(workflowOf(path)).toBe(workflow);
});
