import { expect, test } from "vitest";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { withPackageFolders } from "./package-folders.ts";

function finding(context: DetectedFinding["context"]): DetectedFinding {
  return {
    tool: "tsc",
    severity: "error",
    message: "",
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    context,
  };
}

test("knows the folder of a package by its name, with and without scope", () => {
  const repository = temporaryRepository({
    "apps/web/package.json": `{ "name": "@shop/web" }`,
    "packages/money/package.json": `{ "name": "money" }`,
    "packages/broken/package.json": "{",
  });
  const found = withPackageFolders(
    ["@shop/web", "web", "money", "unknown"].map((name) => finding({ package: name })),
    repository,
  );
  expect(found.map(({ context }) => context.directory)).toEqual([
    "apps/web",
    "apps/web",
    "packages/money",
    undefined,
  ]);
});

test("believes the folder that the log tells, and no name that two packages have", () => {
  const repository = temporaryRepository({
    "a/package.json": `{ "name": "@one/web" }`,
    "b/package.json": `{ "name": "@two/web" }`,
  });
  const found = withPackageFolders(
    [
      finding({ package: "web" }),
      finding({ package: "@two/web" }),
      finding({ package: "@two/web", directory: "c" }),
    ],
    repository,
  );
  expect(found.map(({ context }) => context.directory)).toEqual([undefined, "b", "c"]);
});
