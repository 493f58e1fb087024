import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOG, zipOf, type FailedShop, type JobSpec } from "@hephaestus/github-double";
import { expect, test } from "vitest";
import { builtActions, newestHead } from "./testing/built-actions.ts";
import { checkDelivered } from "./testing/check-delivered.ts";

const actions = builtActions();

test("a run whose workflow gives it a name of its own has the one comment and check of the workflow", async () => {
  const broken = await actions.failedPull();
  const { repository } = broken;
  const env = {
    GITHUB_WORKFLOW: "Build & Test",
    GITHUB_WORKFLOW_REF: "octo/shop/.github/workflows/build.yml@refs/pull/7/merge",
  };
  await broken.step("analyze", {}, { env });
  expect(repository.checkRuns.map(({ name }) => name)).toEqual(["Hephaestus / build"]);
  const [run] = repository.runs;
  const path = ".github/workflows/build.yml@refs/heads/topic";
  const passed = { attempt: 2, status: "completed", conclusion: "success" };
  Object.assign(run ?? {}, { title: "Try 7 of @maria", path, ...passed });
  const job = broken.elsewhere("workflow_run", { workflow_run: { id: run?.id } });
  expect((await broken.step("deliver", {}, job)).outputs["outcome"]).toBe("passed");
  expect(repository.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/^<!-- hephaestus:build -->\n### Nothing fails any more/),
  ]);
  expect(repository.checkRuns.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ["Hephaestus / build", "neutral"],
    ["Hephaestus / build", "success"],
  ]);
  expect(broken.github.state.violations).toEqual([]);
});

const CALLED = "octo/.github/.github/workflows/test.yml@refs/heads/main";
const CALLER = {
  GITHUB_JOB: "analyze",
  GITHUB_WORKFLOW_REF: "octo/shop/.github/workflows/ci.yml@refs/heads/main",
};

/** A run whose failing jobs, and the one that looks at them, are of workflows that it calls. */
async function calledRun(jobs: readonly JobSpec[]): Promise<FailedShop> {
  const broken = await actions.failedShop();
  broken.fail(jobs);
  const [own, [run]] = [broken.repository.jobs.at(-1), broken.repository.runs];
  Object.assign(own ?? {}, { name: "hephaestus / analyze" });
  Object.assign(run ?? {}, {
    calls: [CALLED, "octo/.github/.github/workflows/hephaestus.yml@refs/heads/main"],
  });
  return broken;
}

test("jobs of called workflows are read and told by their whole names, and what is told is of the caller", async () => {
  const legs = ["test / unit (22, linux)", "test / unit (24, linux)", "nightly / test / unit (24, linux)"];
  const broken = await calledRun([
    ...legs.map((name) => ({ name, log: LOG })),
    { name: "test / lint", conclusion: "success", log: "fine\n" },
    { name: "deploy / release", conclusion: "skipped" },
  ]);
  const { repository, github } = broken;
  const result = await broken.step("repair", { mode: "deploy" }, { env: CALLER });
  expect(result.outputs).toMatchObject({ outcome: "opened", problems: "1", proved: "1" });
  expect(repository.checkRuns.map(({ name, annotations }) => [name, annotations.length])).toEqual([
    ["Hephaestus / ci", 1],
  ]);
  expect(repository.checkRuns[0]?.annotations[0]?.["message"]).toContain(`In 3 jobs: ${legs.join(", ")}`);
  expect(result.summary).toContain("in `test / unit (22, linux)`, `test / unit (24, linux)`");
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
  expect(github.state.violations).toEqual([]);
});

test("the zip of such a run names its files without slashes; its jobs are told as their logs call themselves", async () => {
  const broken = await calledRun([]);
  const logOf = (job: string): string => `2026-11-20T09:00:00.0000000Z Complete job name: ${job}\n${LOG}`;
  const zip = zipOf({
    "0_test  unit (22, linux).txt": logOf("test / unit (22, linux)"),
    "1_nightly  test  unit (24, linux).txt": logOf("nightly / test / unit (24, linux)"),
    "test  unit (22, linux)/2_Run npx tsc.txt": LOG,
  });
  writeFileSync(join(broken.workspace, "run.zip"), zip);
  const result = await broken.step("analyze", { logs: "run.zip", publish: "false" }, { env: CALLER });
  expect(result.outputs).toMatchObject({ problems: "1", proved: "1" });
  expect(result.summary).toContain("in `test / unit (22, linux)`, `nightly / test / unit (24, linux)`");
});

test("a report of a called workflow is delivered by the one that follows the caller's run", async () => {
  const broken = await calledRun([{ name: "test / unit", log: LOG }]);
  const { repository, github } = broken;
  const { outputs } = await broken.step("analyze", { publish: "false" }, { env: CALLER });
  const [run] = repository.runs;
  if (run === undefined) throw new Error("no run");
  Object.assign(run, { status: "completed", conclusion: "failure" });
  repository.addArtifact(run, "hephaestus", { "report.json": readFileSync(outputs["report"] ?? "", "utf8") });
  const job = broken.elsewhere("workflow_run", { workflow_run: { id: run.id } });
  const delivered = await broken.step("deliver", { mode: "deploy" }, job);
  expect(delivered.outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
  expect(github.state.violations).toEqual([]);
});
