import { LOG, type FailedShop } from "@hephaestus/github-double";
import { expect, test } from "vitest";
import { builtActions } from "./testing/built-actions.ts";

const actions = builtActions();
const DEPLOY = { mode: "deploy" } as const;

async function brokenPush(): Promise<FailedShop> {
  const broken = await actions.failedShop();
  broken.fail([{ name: "build", log: LOG }]);
  return broken;
}

test("a run by the clock has its fix delivered to the branch it ran on", async () => {
  const broken = await brokenPush();
  const { outputs } = await broken.step("repair", DEPLOY, { event: "schedule", payload: {} });
  expect(outputs["outcome"]).toBe("opened");
  expect(broken.github.state.violations).toEqual([]);
});

test("a run of a tag tells what it found, and has no branch to mend", async () => {
  const broken = await brokenPush();
  const env = { GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1.2.3" };
  const { outputs, summary } = await broken.step("repair", DEPLOY, { env });
  expect([outputs["outcome"], outputs["reason"]]).toEqual(["skipped", "The run belongs to no branch."]);
  expect(summary).toContain("1 proved fix");
  expect(broken.github.state.violations).toEqual([]);
});

test.each([
  { event: "release", payload: {}, type: "tag", outcome: "skipped" },
  { event: "repository_dispatch", payload: {}, type: "branch", outcome: "opened" },
  { event: "deployment_status", payload: { workflow_run: null }, type: "branch", outcome: "opened" },
])("a run of $event is told, and mended where it has a branch", async ({ type, outcome, ...by }) => {
  const broken = await brokenPush();
  const env = { GITHUB_REF_TYPE: type, GITHUB_WORKFLOW: "aufräumen & prüfen" };
  const { outputs, summary } = await broken.step("repair", DEPLOY, { ...by, env });
  expect([outputs["outcome"], outputs["proved"]]).toEqual([outcome, "1"]);
  expect(summary).toContain("1 proved fix");
  expect(broken.github.state.violations).toEqual([]);
});

test("a review of a pull request is about the pull request's own commit, also where its fork is gone", async () => {
  const broken = await actions.failedPull();
  const [pull] = broken.repository.pulls;
  const sha = broken.repository.git.commit("topic") ?? "";
  const base = { sha: broken.repository.git.commit("main") ?? "" };
  const reviewed = async (repo: object | null): Promise<string | undefined> => {
    const payload = { pull_request: { number: pull?.number, head: { sha, ref: "topic", repo }, base } };
    const event = { event: "pull_request_review", payload, sha: base.sha, branch: "7/merge" };
    return (await broken.step("repair", DEPLOY, event)).outputs["reason"];
  };
  expect(await reviewed({ full_name: "octo/shop" })).toContain("Opened pull request");
  expect(await reviewed(null)).toBe("The code is of a fork that is gone: nothing is pushed there.");
});

test("a comment has the failed run looked at, but code that was not checked out is not called proved", async () => {
  const broken = await actions.failedPull();
  const { repository } = broken;
  Object.assign(repository.runs[0] ?? {}, { status: "completed", conclusion: "failure" });
  repository.collaborators.set("maria", "write");
  const job = broken.elsewhere("issue_comment", {
    issue: { number: repository.pulls[0]?.number, pull_request: { url: "" } },
    comment: { body: "/hephaestus", user: { login: "maria", id: 1 } },
  });
  const { outputs } = await broken.step("repair", DEPLOY, job);
  expect(outputs).toMatchObject({ outcome: "skipped", problems: "1", proved: "0" });
});

test("a merge queue's try is analysed against what it is to be merged into, and nothing is put on its branch", async () => {
  const broken = await brokenPush();
  const { repository } = broken;
  const base = repository.git.commit("main") ?? "";
  const branch = `gh-readonly-queue/main/pr-7-${base}`;
  repository.commit(branch, { "README.md": "# Queued\n" });
  const sha = repository.git.commit(branch) ?? "";
  const payload = {
    merge_group: {
      head_sha: sha,
      head_ref: `refs/heads/${branch}`,
      base_sha: base,
      base_ref: "refs/heads/main",
    },
  };
  const { outputs } = await broken.step("repair", DEPLOY, { event: "merge_group", payload, branch, sha });
  expect(outputs["reason"]).toBe(`${branch} is a branch of a merge queue: nothing is put there.`);
  expect(repository.pulls).toEqual([]);
  expect(broken.github.state.violations).toEqual([]);
});

test("of a run that was started again, the logs of this attempt alone are read", async () => {
  const broken = await brokenPush();
  const { repository, github } = broken;
  const [run] = repository.runs;
  const [first] = repository.jobs;
  if (run === undefined || first === undefined) throw new Error("no run");
  run.attempt = 2;
  repository.jobs.push({
    ...first,
    id: github.state.nextId(),
    attempt: 2,
    log: LOG.replace("fromatPrice", "formtPrice"),
  });
  const { outputs, summary } = await broken.step(
    "analyze",
    { publish: "false" },
    { env: { GITHUB_RUN_ATTEMPT: "2" } },
  );
  expect(outputs["problems"]).toBe("1");
  expect(summary).toContain(`run ${run.id}, attempt 2`);
  expect(summary).toContain("formtPrice");
});

test("hundreds of jobs with names of all kinds that tell the same are one problem, in a comment that can be read", async () => {
  const broken = await actions.failedShop();
  const names = Array.from(
    { length: 250 },
    (_, index) => `call / build (${index}, ubuntu-24.04/x64, "a|b") ☃`,
  );
  broken.repository.addPull({ head: "main", base: "main" });
  broken.fail(names.map((name) => ({ name, log: LOG })));
  const { outputs, summary } = await broken.step("repair", DEPLOY);
  expect(outputs).toMatchObject({ outcome: "opened", problems: "1" });
  expect(
    broken.github.asked().filter((id) => id === "actions/list-jobs-for-workflow-run-attempt"),
  ).toHaveLength(3);
  expect([summary.length < 20_000, broken.repository.comments[0]?.body.includes("250")]).toEqual([
    true,
    true,
  ]);
  expect(broken.github.state.violations).toEqual([]);
});

test("where one job failed and others were cancelled for it, that one is read; a run that never started says so", async () => {
  const broken = await actions.failedShop();
  broken.fail([
    { name: "test (22)", log: LOG },
    { name: "test (24)", conclusion: "cancelled" },
  ]);
  const { outputs, stdout } = await broken.step("repair", DEPLOY);
  expect([outputs["outcome"], stdout.includes("cancelled")]).toEqual(["opened", false]);
  const unstarted = broken.repository.addRun({ conclusion: "startup_failure", jobs: [] });
  const second = await broken.step("repair", { ...DEPLOY, "run-id": String(unstarted.id) });
  expect(second.outputs["outcome"]).toBe("no-logs");
  expect(second.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining("never started: GitHub could not read its workflow file"),
  ]);
});
