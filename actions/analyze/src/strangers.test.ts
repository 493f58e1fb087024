import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { FIXED_BILL, LOG, RIGHTS, SHOP, type FailedShop } from "@hephaestus/github-double";
import { describe, expect, test } from "vitest";
import { builtActions, newestHead } from "./testing/built-actions.ts";
import { checkDelivered } from "./testing/check-delivered.ts";

/* Repositories and workflows of people who do it otherwise. */

const actions = builtActions();
const DEPLOY = { mode: "deploy" } as const;
const CHANGED = ["src/bill.ts"];

/** A pull request from a branch of this name that broke the shop. */
async function pullFrom(branch: string, pull: object = {}): Promise<FailedShop> {
  const broken = await actions.failedShop({ files: { ...SHOP, "src/bill.ts": FIXED_BILL } });
  broken.repository.commit(branch, { "src/bill.ts": SHOP["src/bill.ts"] });
  broken.repository.addPull({ head: branch, ...pull });
  broken.fail([{ name: "build", log: LOG }], { branch, event: "pull_request" });
  return broken;
}

describe.each(["feat/#42-größe-🚀", "dependabot/npm_and_yarn/@types/node-24.1", "50%/a&b=c+d'(e)"])(
  "%s",
  (branch) => {
    test("gets suggestions, a comment, a fix pull request and a push", async () => {
      const broken = await pullFrom(branch);
      const { repository, github } = broken;
      expect((await broken.step("repair", DEPLOY)).outputs["outcome"]).toBe("opened");
      expect(repository.pulls.at(-1)).toMatchObject({ base: branch });
      await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
      expect([repository.pulls[0]?.reviewComments.length, repository.comments.length]).toEqual([1, 1]);
      expect((await broken.step("repair", DEPLOY)).outputs["outcome"]).toBe("updated");
      const pushed = await broken.step("repair", { ...DEPLOY, as: "push" });
      expect(pushed.outputs).toMatchObject({
        outcome: "pushed",
        commit: repository.git.commit(`refs/heads/${branch}`),
      });
      expect(github.state.violations).toEqual([]);
    });
  },
);

test("a tag that is called as the branch is another thing: the branch is read, mended and left to its own commit", async () => {
  const broken = await pullFrom("v1");
  const { repository } = broken;
  repository.git.run(["update-ref", "refs/tags/v1", repository.git.commit("refs/heads/main") ?? ""]);
  const head = repository.git.commit("refs/heads/v1");
  expect((await broken.step("repair", DEPLOY)).outputs["outcome"]).toBe("opened");
  expect(repository.git.commit(`refs/heads/${newestHead(broken)}^`)).toBe(head);
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
  expect(broken.github.state.violations).toEqual([]);
});

test("a run of a tag, which GitHub tells as if it were a branch, is delivered nowhere", async () => {
  const broken = await actions.failedShop();
  broken.fail([{ name: "build", log: LOG }]);
  const { outputs } = await broken.step("analyze", { publish: "false" });
  const [run] = broken.repository.runs;
  Object.assign(run ?? {}, { branch: "v1.2.3", status: "completed", conclusion: "failure" });
  const job = broken.elsewhere("workflow_run", { workflow_run: { id: run?.id } });
  const result = await broken.step("deliver", { ...DEPLOY, report: outputs["report"] ?? "" }, job);
  expect(result.outputs).toMatchObject({ outcome: "skipped", reason: "There is no branch v1.2.3." });
  expect(broken.repository.pulls).toEqual([]);
});

test("a fork whose branch has the name and the commit of one of ours is told on its own pull request", async () => {
  const broken = await pullFrom("topic");
  const { repository, github } = broken;
  const fork = github.addFork("eve/shop", repository);
  const pull = repository.addPull({ head: "topic", headRepository: fork.fullName });
  const run = repository.addRun({
    branch: "topic",
    event: "pull_request",
    headRepository: fork.fullName,
    jobs: [{ name: "build", log: LOG }],
  });
  const result = await broken.step("analyze", { "run-id": String(run.id) });
  expect(result.outputs["problems"]).toBe("1");
  expect(repository.comments.map(({ issue }) => issue)).toEqual([pull.number]);
  expect(github.state.violations).toEqual([]);
});

test.each([
  ["a draft", { isDraft: true }],
  ["of a bot", { login: "dependabot[bot]" }],
])("a pull request that is %s is told and mended as any other", async (_, pull) => {
  const broken = await pullFrom("topic", pull);
  expect((await broken.step("repair", DEPLOY)).outputs["outcome"]).toBe("opened");
  expect(broken.repository.comments).toHaveLength(1);
});

test("a bot's token that may only read, as GitHub gives to Dependabot, is enough for the summary, and turns nothing red", async () => {
  const broken = await actions.failedPull({ permissions: RIGHTS.analyze });
  const result = await broken.step("repair", DEPLOY);
  expect([result.code, result.outputs["problems"], result.outputs["proved"]]).toEqual([0, "1", "1"]);
  expect(result.summary).toContain("1 proved fix");
  expect(result.stdout).toContain("the token lacks `checks: write`");
});

test("where the base was pushed anew, its old commit is not there and nothing is counted from it", async () => {
  const broken = await pullFrom("topic");
  const { repository, github } = broken;
  const first = repository.git.commit("refs/heads/main") ?? "";
  repository.git.run(["update-ref", "refs/heads/main", first]);
  repository.commit("main", { "README.md": "# Rewritten\n" });
  const sha = repository.git.commit("refs/heads/topic") ?? "";
  const head = { sha, ref: "topic", repo: { full_name: repository.fullName } };
  const payload = { pull_request: { head, base: { sha: "0123456789".repeat(4) } } };
  const { outputs } = await broken.step("repair", DEPLOY, { payload });
  expect(outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
  expect(github.state.violations).toEqual([]);
});

test("beside a job that failed, one that waits for the approval of an environment is not waited for", async () => {
  const broken = await actions.failedShop();
  broken.fail([
    { name: "build", log: LOG },
    { name: "deploy", status: "waiting", conclusion: null },
  ]);
  expect((await broken.step("repair", DEPLOY)).outputs["outcome"]).toBe("opened");
  expect(broken.github.state.violations).toEqual([]);
});

test("a run that a newer one cancelled tells that it was, and not what its jobs would have failed with", async () => {
  const broken = await actions.failedShop();
  const log = ["##[group]Run npm test", "##[endgroup]", "12 passing", "##[error]The operation was canceled."];
  broken.fail([
    {
      name: "test",
      conclusion: "cancelled",
      log: log.map((line) => `2026-11-20T09:00:00.0000000Z ${line}\n`).join(""),
    },
  ]);
  const result = await broken.step("repair", DEPLOY);
  expect([result.code, result.outputs["outcome"]]).toEqual([0, "no-problems"]);
  expect(result.summary).toContain("The job test was cancelled before the end");
  expect([broken.repository.pulls, broken.repository.checkRuns]).toEqual([[], []]);
});

test("a job that may fail is looked at where it is asked for, and its run, which passed, is told as passed", async () => {
  const broken = await actions.failedShop();
  broken.fail([{ name: "nightly", log: LOG }]);
  const [run] = broken.repository.runs;
  Object.assign(run ?? {}, { status: "completed", conclusion: "success" });
  const asked = await broken.step("analyze", { "run-id": String(run?.id), publish: "false" });
  expect(asked.outputs).toMatchObject({ outcome: "problems", proved: "1" });
  const job = broken.elsewhere("workflow_run", { workflow_run: { id: run?.id } });
  expect((await broken.step("deliver", DEPLOY, job)).outputs["outcome"]).toBe("passed");
});

test.each([
  ["Windows", String.raw`D:\a\shop\shop\src\bill.ts`, "\uFEFF", "\r\n"],
  ["macOS", "/Users/runner/work/shop/shop/src/bill.ts", "", "\n"],
  ["a container", "/__w/shop/shop/src/bill.ts", "", "\n"],
])("a log of %s names files as that machine has them", async (_, path, mark, end) => {
  const broken = await actions.failedShop();
  const log = mark + LOG.replace("src/bill.ts", path.replaceAll("$", "$$$$")).replaceAll("\n", end);
  broken.fail([{ name: "build", log }]);
  expect((await broken.step("repair", DEPLOY)).outputs["outcome"]).toBe("opened");
  expect(broken.repository.checkRuns[0]?.annotations).toMatchObject([{ path: "src/bill.ts", start_line: 1 }]);
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
  expect(broken.github.state.violations).toEqual([]);
});

test("a job whose steps run in a folder that no input names is placed there, where only one file can be meant", async () => {
  const files = Object.fromEntries(Object.entries(SHOP).map(([file, text]) => [`web/app/${file}`, text]));
  const broken = await actions.failedShop({ files: { ...files, "README.md": "# Shops\n" } });
  broken.fail([{ name: "build", log: LOG }]);
  mkdirSync(join(broken.workspace, "logs"));
  expect((await broken.step("repair", DEPLOY)).outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, {
    branch: newestHead(broken),
    changed: ["web/app/src/bill.ts"],
    folder: "web/app",
  });
});
