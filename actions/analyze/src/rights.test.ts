import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RIGHTS, type FailedShop } from "@hephaestus/github-double";
import { describe, expect, test } from "vitest";
import { builtActions } from "./testing/built-actions.ts";

const actions = builtActions();

type Mode = "analyze" | "annotate" | "suggest" | "deploy";

const MODES = ["analyze", "annotate", "suggest", "deploy"] as const;

function run(broken: FailedShop, mode: Mode): ReturnType<FailedShop["step"]> {
  return mode === "analyze" ? broken.step(mode, { publish: "false" }) : broken.step("repair", { mode });
}

/** What people see of a run: check runs, suggestions, comments, pull requests beside the broken one. */
function doneOf({ repository }: FailedShop): number[] {
  const { checkRuns, pulls, comments } = repository;
  return [checkRuns.length, pulls[0]?.reviewComments.length ?? 0, comments.length, pulls.length - 1];
}

const DONE = { analyze: [0, 0, 0, 0], annotate: [1, 0, 0, 0], suggest: [1, 1, 1, 0], deploy: [1, 1, 1, 1] };

/** What is left of it where the last right is missing. */
const LEFT = { analyze: [0, 0, 0, 0], annotate: [0, 0, 0, 0], suggest: [1, 0, 0, 0], deploy: [1, 1, 1, 0] };

test.each(MODES)("the rights that are documented for %s are all that it takes", async (mode) => {
  const broken = await actions.failedPull({ permissions: RIGHTS[mode] });
  const result = await run(broken, mode);
  expect([result.code, result.outputs["problems"], doneOf(broken)]).toEqual([0, "1", DONE[mode]]);
  expect(result.stdout).not.toMatch(/lacks|cannot/);
  expect(broken.github.state.violations).toEqual([]);
});

describe.each([
  ["analyze", "actions", undefined, "actions: read"],
  ["annotate", "checks", "read", "checks: write"],
  ["suggest", "pull_requests", "read", "pull-requests: write"],
  ["deploy", "contents", "read", "contents: write"],
] as const)("%s with %s: %s", (mode, right, less, words) => {
  test("does what it may, and names the right it lacks", async () => {
    const { [right]: _, ...rest }: Record<string, string> = RIGHTS[mode];
    const broken = await actions.failedPull({
      permissions: less === undefined ? rest : { ...rest, [right]: less },
    });
    const result = await run(broken, mode);
    expect(result.stdout).toContain(`the token lacks \`${words}\``);
    expect([result.code, doneOf(broken)]).toEqual([0, LEFT[mode]]);
  });
});

test("a repository whose workflows may open no pull requests is told where that is set", async () => {
  const broken = await actions.failedPull();
  broken.github.fail({
    operation: "pulls/create",
    status: 403,
    body: { message: "GitHub Actions is not permitted to create or approve pull requests." },
  });
  const { code, outputs } = await run(broken, "deploy");
  expect([code, outputs["reason"]]).toEqual([
    0,
    "cannot open the pull request: the repository does not let workflows open pull requests. Allow it under Settings, Actions, General, Workflow permissions; or give the token of a GitHub App.",
  ]);
});

test.each(MODES)("the README tells the rights of %s", (mode) => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const named = readme
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .find(([, cell]) => cell === `\`${mode}\``);
  const rights = Object.entries(RIGHTS[mode]).map(
    ([right, level]) => `\`${right.replace("_", "-")}: ${level}\``,
  );
  expect(named?.[3]?.split(", ").toSorted()).toEqual(rights.toSorted());
});
