import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOG, RIGHTS, type FailedShop, type StepResult } from "@hephaestus/github-double";
import { expect, test } from "vitest";
import { builtActions } from "./testing/built-actions.ts";

const actions = builtActions();

/** A step in a leg of the matrix, over what its commands printed. */
async function step(
  broken: FailedShop,
  leg: object,
  {
    status = "failure",
    log = LOG,
    action = "analyze",
  }: { status?: string; log?: string; action?: "analyze" | "repair" } = {},
): Promise<StepResult> {
  writeFileSync(join(broken.workspace, "build.log"), log);
  return broken.step(action, { logs: "*.log", status }, { matrix: { ...leg } });
}

test("a step in each leg of a matrix: one comment with a part for what each tells, which goes once the leg passes", async () => {
  const { checks, pull_requests } = RIGHTS.suggest;
  const broken = await actions.failedPull({ permissions: { contents: "read", checks, pull_requests } });
  const { repository, github } = broken;
  const other = LOG.replaceAll("fromatPrice", "formtPrice");
  const parts = (): string[] =>
    repository.comments.flatMap(({ body }) => [...body.matchAll(/^In .*$/gm)].map(String));
  await step(broken, { node: 24, os: { name: "linux" } });
  await step(broken, { node: 22, os: { name: "linux" } });
  await step(broken, { node: 8, os: { name: "linux" } }, { log: other });
  expect([parts(), repository.comments.length]).toEqual([
    ["In `build (8, linux)`:", "In `build (22, linux)`, `build (24, linux)`:"],
    1,
  ]);
  expect(repository.checkRuns.map(({ name, annotations }) => [name, annotations.length])).toEqual([
    ["Hephaestus / ci / build (24, linux)", 1],
    ["Hephaestus / ci / build (22, linux)", 0],
    ["Hephaestus / ci / build (8, linux)", 1],
  ]);
  expect(repository.pulls[0]?.reviewComments).toHaveLength(1);
  const passed = await step(broken, { node: 24, os: { name: "linux" } }, { status: "success" });
  expect([passed.code, passed.outputs["outcome"], passed.outputs["problems"]]).toEqual([0, "passed", "0"]);
  expect(parts()).toEqual(["In `build (8, linux)`:", "In `build (22, linux)`:"]);
  await step(broken, { node: 22, os: { name: "linux" } }, { status: "success", action: "repair" });
  await step(broken, { node: 8, os: { name: "linux" } }, { status: "success" });
  expect(repository.comments.map(({ body }) => body)).toEqual([
    expect.stringContaining("### Nothing of what was told here fails any more\n\n`build (8, linux)` of [run"),
  ]);
  expect(github.state.violations).toEqual([]);
});

test("at the next commit a leg that fails tells anew, and what others told of the last one goes", async () => {
  const broken = await actions.failedPull({ permissions: RIGHTS.suggest });
  const { repository } = broken;
  await step(broken, { node: 22 });
  await step(broken, { node: 24 });
  const sha = repository.commit("topic", { "README.md": "# More\n" });
  const next = repository.addRun({ branch: "topic", event: "pull_request", jobs: [] });
  const head = { sha, ref: "topic", repo: { full_name: repository.fullName } };
  const payload = { pull_request: { head, base: { sha: repository.git.commit("main") ?? "" } } };
  await broken.step("analyze", { logs: "*.log" }, { matrix: { node: 24 }, runId: next.id, sha, payload });
  expect(repository.comments.map(({ body }) => body.match(/^In .*$/gm))).toEqual([["In `build (24)`:"]]);
  expect(repository.comments[0]?.body).toContain(`at \`${sha.slice(0, 7)}\``);
});

test("a name stands in for the values of a matrix, and what it says is harmless", async () => {
  const broken = await actions.failedPull({ permissions: RIGHTS.suggest });
  writeFileSync(join(broken.workspace, "build.log"), LOG);
  await broken.step("analyze", { logs: "*.log", leg: "web --> @octocat\n::error::x" });
  expect(broken.repository.comments[0]?.body).toContain("In `build (web --> @octocat\\n::error::x)`:");
  expect(broken.github.state.violations).toEqual([]);
});
