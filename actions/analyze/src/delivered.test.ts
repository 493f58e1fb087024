import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FIXED_BILL, LOG, RIGHTS, SHOP, type FailedShop } from "@hephaestus/github-double";
import { expect, test } from "vitest";
import { builtActions, newestHead } from "./testing/built-actions.ts";
import { checkDelivered, typecheck } from "./testing/check-delivered.ts";

const CHANGED = ["src/bill.ts"];
const PRIVATE = { actions: "read", contents: "read" } as const;

const actions = builtActions();

/** The failed run leaves its report behind, as a job that may not write does. */
async function leaveReport(broken: FailedShop): Promise<void> {
  const { outputs } = await broken.step("analyze", { publish: "false" });
  const [run] = broken.repository.runs;
  if (run === undefined) throw new Error("no run");
  Object.assign(run, { status: "completed", conclusion: "failure" });
  const report = readFileSync(outputs["report"] ?? "", "utf8");
  broken.repository.addArtifact(run, "hephaestus", { "report.json": report });
}

test("a failed push: what is in the pull request passes the command that failed; a later run of it changes nothing", async () => {
  const broken = await actions.failedShop();
  broken.fail([{ name: "build", log: LOG }]);
  expect(typecheck(broken.workspace)).not.toBe(0);
  const first = await broken.step("repair", { mode: "deploy" });
  expect(first.outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
  const commit = broken.repository.git.commit(newestHead(broken));
  const again = broken.repository.addRun({ jobs: [{ name: "build", log: LOG }] });
  const second = await broken.step("repair", { mode: "deploy" }, { runId: again.id });
  expect(second.outputs).toMatchObject({
    outcome: "updated",
    problems: "1",
    solutions: "1",
    "pull-request": first.outputs["pull-request"],
  });
  expect(broken.repository.git.commit(newestHead(broken))).toBe(commit);
  expect(broken.repository.pulls).toHaveLength(1);
  expect(broken.github.state.violations).toEqual([]);
});

test("a fix that is pushed passes the command; after so many in a row the branch is left to people, and so are own branches", async () => {
  const broken = await actions.failedShop();
  const { repository } = broken;
  broken.fail([{ name: "build", log: LOG }]);
  const push = { mode: "deploy", as: "push", "max-attempts": "1" };
  const first = await broken.step("repair", push);
  expect(first.outputs).toMatchObject({ outcome: "pushed", commit: repository.git.commit("main") });
  await checkDelivered(broken, { branch: "main", changed: CHANGED });
  repository.git.run(["update-ref", "refs/heads/main", brokenAgain(broken, "main")]);
  execFileSync("git", ["pull", "-q", "--rebase"], { cwd: broken.workspace, stdio: "pipe" });
  const again = repository.addRun({ jobs: [{ name: "build", log: LOG }] });
  const second = await broken.step("repair", { ...push, "run-id": String(again.id) });
  expect(second.outputs["reason"]).toBe(
    "The last commit is a fix of Hephaestus already: the rest is left to people.",
  );
  repository.commit("hephaestus/1234567890", { "src/bill.ts": SHOP["src/bill.ts"] });
  const own = repository.addRun({ branch: "hephaestus/1234567890", jobs: [{ name: "build", log: LOG }] });
  const third = await broken.step("repair", { ...push, "run-id": String(own.id) });
  expect(third.outputs["reason"]).toContain("is a branch of Hephaestus: a fix of a fix is left to people.");
});

/** A commit of ours on a branch that does not mend it. */
function brokenAgain({ repository: { git } }: FailedShop, branch: string): string {
  const message = git.run(["show", "-s", "--format=%B", branch]);
  return git.run(["commit-tree", `${branch}~1^{tree}`, "-p", `${branch}~1`], message);
}

test("a pull request of the same repository gets its fix as a pull request against its own branch", async () => {
  const broken = await actions.failedPull();
  const result = await broken.step("repair", { mode: "deploy" });
  expect(result.outputs["outcome"]).toBe("opened");
  expect(broken.repository.pulls.at(-1)).toMatchObject({ base: "topic" });
  expect(broken.repository.comments.map(({ body }) => body)).toEqual([
    expect.stringContaining(
      `The fix is in #${result.outputs["pull-request"]}, a pull request against this branch.`,
    ),
  ]);
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
});

test("what is pushed to a pull request's own branch is suggested and told there first", async () => {
  const broken = await actions.failedPull();
  const { outputs } = await broken.step("repair", { mode: "deploy", as: "push" });
  expect(outputs["outcome"]).toBe("pushed");
  await checkDelivered(broken, { branch: "topic", changed: CHANGED });
  const { pulls, comments } = broken.repository;
  expect([pulls.length, pulls[0]?.reviewComments.length, comments.length]).toEqual([1, 1, 1]);
  expect(broken.github.state.violations).toEqual([]);
});

test("another workflow delivers from the artifact of the run, with nothing checked out", async () => {
  const broken = await actions.failedPull({ permissions: PRIVATE });
  await leaveReport(broken);
  const { github, repository } = broken;
  github.addToken("ghs_other", { login: "github-actions[bot]", permissions: RIGHTS.deploy });
  const job = broken.elsewhere("workflow_run", { workflow_run: { id: repository.runs[0]?.id } });
  const result = await broken.step("deliver", { mode: "deploy" }, { ...job, token: "ghs_other" });
  expect(result).toMatchObject({ code: 0, outputs: { outcome: "opened" } });
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
  expect([repository.comments.length, repository.checkRuns.length]).toEqual([1, 1]);
  expect(readdirSync(job.workspace ?? "")).toEqual([]);
  expect(github.state.violations).toEqual([]);
});

test("a comment of somebody who may write has the fix delivered; one of a stranger does not, whatever it says", async () => {
  const broken = await actions.failedPull();
  const { repository } = broken;
  await leaveReport(broken);
  // A newer failed run of another workflow, which left nothing.
  repository.addRun({ branch: "topic", name: "lint", event: "pull_request", jobs: [] });
  repository.collaborators.set("maria", "write");
  const asked = (login: string): ReturnType<FailedShop["step"]> =>
    broken.step(
      "deliver",
      { mode: "deploy" },
      broken.elsewhere("issue_comment", {
        issue: { number: repository.pulls[0]?.number, pull_request: { url: "" } },
        comment: { body: "/hephaestus fix", author_association: "OWNER", user: { login, id: 1 } },
      }),
    );
  const writes = (): string[] => broken.github.asked().filter((id) => /create|update|graphql/.test(id));
  const stranger = await asked("eve");
  expect(stranger).toMatchObject({ code: 0, outputs: { outcome: "skipped" } });
  expect(stranger.outputs["reason"]).toBe(
    "eve may not write to this repository: only those who may can ask for a fix.",
  );
  expect(writes()).toEqual([]);
  const writer = await asked("maria");
  expect(writer.outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
  expect(broken.github.state.violations).toEqual([]);
});

test("a label has the newest failed run of the pull request looked at", async () => {
  const broken = await actions.failedPull({ permissions: RIGHTS.suggest });
  const [run, pull] = [broken.repository.runs[0], broken.repository.pulls[0]];
  Object.assign(run ?? {}, { status: "completed", conclusion: "failure" });
  const payload = {
    action: "labeled",
    label: { name: "hephaestus" },
    pull_request: { head: { sha: run?.sha, ref: "topic" } },
  };
  const result = await broken.step("analyze", { "run-id": "failed" }, { payload, runId: 999 });
  expect(result.outputs).toMatchObject({ outcome: "problems", proved: "1" });
  expect(pull?.reviewComments).toHaveLength(1);
  expect(broken.github.state.violations).toEqual([]);
});

test("the same failure in six legs of a matrix is one problem that names them, and one fix", async () => {
  const broken = await actions.failedShop();
  const legs = ["18", "20", "22"].flatMap((node) => [`test (${node}, linux)`, `test (${node}, macos)`]);
  broken.fail(legs.map((name) => ({ name, log: LOG })));
  const result = await broken.step("repair", { mode: "deploy" });
  expect(result.outputs).toMatchObject({ outcome: "opened", problems: "1" });
  expect(broken.repository.checkRuns[0]?.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining(`In 6 jobs: ${legs.join(", ")}`),
  ]);
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
});

test("of a monorepo, working-directory tells which package's file is meant", async () => {
  const files = Object.fromEntries(
    Object.entries(SHOP).flatMap(([file, text]) => [
      [`web/${file}`, text],
      [`api/${file}`, file === "src/bill.ts" ? FIXED_BILL : text],
    ]),
  );
  const broken = await actions.failedShop({ files });
  broken.fail([{ name: "build", log: LOG }]);
  const result = await broken.step("repair", { mode: "deploy", "working-directory": "web" });
  expect(result.outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["web/src/bill.ts"], folder: "web" });
});

test("an Enterprise server is asked where the environment says it is", async () => {
  const broken = await actions.failedShop({ prefix: "/api/v3" });
  broken.fail([{ name: "build", log: LOG }]);
  expect((await broken.step("repair", { mode: "deploy" })).outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
  expect(broken.github.state.violations).toEqual([]);
});

test("log files stand in for the jobs' logs, also where they are delivered", async () => {
  const broken = await actions.failedShop();
  broken.fail([]);
  const log = join(broken.temporary, "build.log");
  writeFileSync(log, LOG);
  expect((await broken.step("repair", { logs: log, mode: "deploy" })).outputs["outcome"]).toBe("opened");
  await checkDelivered(broken, { branch: newestHead(broken), changed: CHANGED });
});
