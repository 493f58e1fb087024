import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { FIXED_BILL, LOG, SHOP, type FailedShop } from "@hephaestus/github-double";
import { expect, test } from "vitest";
import { builtActions, newestHead } from "./testing/built-actions.ts";
import { checkDelivered } from "./testing/check-delivered.ts";

const actions = builtActions();

function inWorkspace({ workspace }: FailedShop, ...args: readonly string[]): string {
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  return execFileSync("git", [...author, ...args], {
    cwd: workspace,
    stdio: "pipe",
    encoding: "utf8",
  }).trim();
}

/** What actions/checkout puts there for a pull request: its merge with the base, which has no branch. */
function checkOutMerge(broken: FailedShop, base: string): void {
  inWorkspace(broken, "checkout", "-q", "--detach", base);
  inWorkspace(broken, "merge", "-q", "--no-ff", "-m", "merge", "origin/topic");
}

test("where git gives files other line ends than are committed, what is committed keeps its own", async () => {
  const files = { ...SHOP, ".gitattributes": "*.ts text eol=crlf\n" };
  const broken = await actions.failedShop({ files });
  broken.fail([{ name: "build", log: LOG }]);
  const result = await broken.step("repair", { mode: "deploy" });
  expect(result.outputs).toMatchObject({ outcome: "opened", proved: "1" });
  expect(broken.repository.read(newestHead(broken), "src/bill.ts")).toBe(FIXED_BILL);
  execFileSync("git", ["apply", "--check", result.outputs["patch"] ?? ""], { cwd: broken.workspace });
});

test("committed line ends stay as they are, a last line without one too, in a file whose name is not ASCII", async () => {
  const bill = "src/größe & preis/rechnung é.ts";
  const crlf = (text: string): string =>
    text.replaceAll("./price", "../price").replaceAll("\n", "\r\n").replace(/\r\n$/, "");
  const { "src/bill.ts": text, ...rest } = SHOP;
  const broken = await actions.failedShop({ files: { ...rest, [bill]: crlf(text) } });
  broken.fail([
    { name: "build", log: LOG.replaceAll("src/bill.ts", bill).replaceAll("./price", "../price") },
  ]);
  expect((await broken.step("repair", { mode: "deploy" })).outputs["outcome"]).toBe("opened");
  expect(broken.repository.read(newestHead(broken), bill)).toBe(crlf(FIXED_BILL));
  await checkDelivered(broken, { branch: newestHead(broken), changed: [bill] });
  expect(broken.github.state.violations).toEqual([]);
});

const ABOVE = Array.from({ length: 9 }, (_, index) => `// ${index}\n`).join("");

test("a fix of a pull request's merge is merged into the file of its own commit, whose lines are told and suggested", async () => {
  const broken = await actions.failedPull({ above: ABOVE });
  const { repository } = broken;
  repository.commit("main", { "src/bill.ts": `// More\n// Comments\n${ABOVE}${FIXED_BILL}` });
  inWorkspace(broken, "fetch", "-q", "origin");
  checkOutMerge(broken, "origin/main");
  for (const job of repository.jobs.slice(0, 1)) job.log = LOG.replace("(1,10)", "(12,10)");
  const result = await broken.step("repair", { mode: "deploy" });
  expect(result.outputs).toMatchObject({ outcome: "opened", proved: "1" });
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
  expect(repository.read(newestHead(broken), "src/bill.ts")).not.toContain("// More");
  expect(repository.checkRuns[0]?.annotations).toMatchObject([{ path: "src/bill.ts", start_line: 10 }]);
  const [pull] = repository.pulls;
  expect(pull?.reviewComments.map(({ startLine, line }) => [startLine, line])).toEqual([[10, 11]]);
  expect(broken.github.state.violations).toEqual([]);
});

test("what a step of the job changed beside is proved for nobody else: it is merged, and plausible", async () => {
  const bill = ABOVE + SHOP["src/bill.ts"];
  const broken = await actions.failedShop({ files: { ...SHOP, "src/bill.ts": bill } });
  broken.fail([{ name: "build", log: LOG.replace("(1,10)", "(12,10)") }]);
  writeFileSync(join(broken.workspace, "src/bill.ts"), `// Made\n// here\n${bill}`);
  const first = await broken.step("repair", { mode: "deploy" });
  expect(first.outputs).toMatchObject({
    outcome: "skipped",
    proved: "0",
    reason: expect.stringContaining("are not proved, and only proved ones were asked for"),
  });
  expect(first.summary).toContain("Proved on other texts than those of the commit, and merged into these");
  const second = await broken.step("repair", { mode: "deploy", plausible: "true" });
  expect(second.outputs["outcome"]).toBe("opened");
  expect(broken.repository.read(newestHead(broken), "src/bill.ts")).toBe(ABOVE + FIXED_BILL);
});

test("where both sides changed the very lines that the fix changes, it is left to people and told", async () => {
  const broken = await actions.failedShop();
  broken.fail([{ name: "build", log: LOG }]);
  const bill = SHOP["src/bill.ts"].replace("bill =", "bill: string =");
  writeFileSync(join(broken.workspace, "src/bill.ts"), bill);
  const { outputs, summary } = await broken.step("repair", { mode: "deploy", plausible: "true" });
  expect([outputs["outcome"], outputs["reason"]]).toEqual([
    "skipped",
    "src/bill.ts is not what was analysed.",
  ]);
  expect(summary).toContain("Both sides changed the lines that the fix changes, so it is left to people");
});

test("a merge that was fetched alone, without history, is enough for a fix of a file that the base left alone", async () => {
  const broken = await actions.failedPull();
  const { repository, workspace, temporary } = broken;
  repository.commit("main", { "README.md": "# More\n" });
  inWorkspace(broken, "fetch", "-q", "origin");
  checkOutMerge(broken, "origin/main");
  inWorkspace(broken, "update-ref", "refs/heads/merge", "HEAD");
  const shallow = join(temporary, "shallow");
  execFileSync(
    "git",
    ["clone", "-q", "--depth=1", "--branch=merge", pathToFileURL(workspace).href, shallow],
    {
      stdio: "pipe",
    },
  );
  execFileSync("git", ["checkout", "-q", "--detach"], { cwd: shallow });
  const result = await broken.step("repair", { mode: "deploy" }, { workspace: shallow });
  expect(result.outputs).toMatchObject({ outcome: "opened", proved: "1" });
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
});

test("code that is checked out in a folder of its own is found there, and told as the repository has it", async () => {
  const broken = await actions.failedShop();
  broken.fail([{ name: "build", log: LOG }]);
  const whole = join(broken.temporary, "whole");
  mkdirSync(whole);
  renameSync(broken.workspace, join(whole, "app"));
  mkdirSync(join(whole, "cache"));
  for (const folder of [".", "app", "app/src"]) {
    const inputs = { mode: "deploy", "working-directory": folder };
    const { outputs } = await broken.step("repair", inputs, { workspace: whole });
    expect([folder, outputs["proved"], outputs["outcome"]]).toEqual([
      folder,
      "1",
      folder === "." ? "opened" : "updated",
    ]);
  }
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
});

test.runIf(process.getuid?.() === 0)(
  "code of another user, as in a container, is read by git all the same",
  async () => {
    const broken = await actions.failedPull();
    const own = (folder: string): void => {
      chownSync(folder, 12_345, 12_345);
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory()) own(join(folder, entry.name));
        else chownSync(join(folder, entry.name), 12_345, 12_345);
    };
    own(broken.workspace);
    expect(() => inWorkspace(broken, "rev-parse", "HEAD")).toThrow("dubious ownership");
    const result = await broken.step("repair", { mode: "deploy", base: "origin/main" });
    expect([result.outputs["reason"], result.outputs["outcome"]]).toEqual([
      expect.stringMatching(/^Opened pull request/),
      "opened",
    ]);
  },
);

test("executable files, links and submodules stay what they are", async () => {
  const broken = await actions.failedShop();
  const { git } = broken.repository;
  const link = git.run(["hash-object", "-w", "--stdin"], "bill.ts");
  const main = git.commit("main") ?? "";
  const rows = git.run(["ls-tree", "-r", "main"]).split("\n");
  const tree = git.writeTree([
    ...rows.map((row) => row.replace(/^100644(.*src\/bill\.ts)$/, "100755$1")),
    `120000 blob ${link}\tsrc/link.ts`,
    `160000 commit ${main}\tvendor/other`,
  ]);
  git.run(["update-ref", "refs/heads/main", git.run(["commit-tree", tree, "-p", main], "modes")]);
  broken.fail([{ name: "build", log: LOG }]);
  const { outputs } = await broken.step("repair", { mode: "deploy" });
  expect(outputs).toMatchObject({ reason: expect.stringMatching(/^Opened/), outcome: "opened" });
  const changed = git.run(["diff", "--raw", "main", newestHead(broken)]).split("\n");
  expect(changed).toEqual([expect.stringMatching(/^:100755 100755 \w+ \w+ M\tsrc\/bill\.ts$/)]);
  execFileSync("git", ["apply", "--check", outputs["patch"] ?? ""], { cwd: broken.workspace });
  expect(broken.github.state.violations).toEqual([]);
});

test("what fails in a submodule is told, and no file of the same name outside of it is touched", async () => {
  const broken = await actions.failedShop();
  const { repository, workspace } = broken;
  const { git } = repository;
  const main = git.commit("main") ?? "";
  const tree = git.writeTree([
    ...git.run(["ls-tree", "-r", "main"]).split("\n"),
    `160000 commit ${main}\tvendor/shop`,
  ]);
  git.run(["update-ref", "refs/heads/main", git.run(["commit-tree", tree, "-p", main], "submodule")]);
  broken.fail([{ name: "build", log: LOG }]);
  rmSync(join(workspace, "vendor/shop"), { recursive: true });
  execFileSync("git", ["clone", "-q", git.folder, join(workspace, "vendor/shop")], { stdio: "pipe" });
  execFileSync("git", ["checkout", "-q", main], { cwd: join(workspace, "vendor/shop"), stdio: "pipe" });
  const { outputs, summary } = await broken.step("repair", {
    mode: "deploy",
    plausible: "true",
    "working-directory": "vendor/shop",
  });
  expect([outputs["outcome"], outputs["problems"]]).toEqual(["skipped", "1"]);
  expect(summary).toContain("of another repository, as a submodule is");
  expect(repository.checkRuns[0]?.annotations).toEqual([]);
  expect(repository.pulls).toEqual([]);
  expect(broken.github.state.violations).toEqual([]);
});

test("a clone of another repository beside is none of the run's", async () => {
  const broken = await actions.failedShop();
  broken.fail([{ name: "build", log: LOG }]);
  writeFileSync(join(broken.workspace, "more.txt"), "");
  inWorkspace(broken, "add", ".");
  inWorkspace(broken, "commit", "-q", "-m", "more");
  const deliver = { mode: "deploy", plausible: "true" };
  inWorkspace(broken, "config", "remote.origin.url", "https://github.com/eve/tools.git");
  expect((await broken.step("repair", deliver)).outputs["outcome"]).toBe("skipped");
  inWorkspace(broken, "config", "remote.origin.url", "https://github.com/Octo/Shop");
  expect((await broken.step("repair", deliver)).outputs["outcome"]).toBe("opened");
});

test("a repository that names its objects by SHA-256 is read, analysed, committed to and cloned as any other", async () => {
  const broken = await actions.failedPull({ objectFormat: "sha256" });
  const { repository, github } = broken;
  const { outputs } = await broken.step("repair", { mode: "deploy" });
  expect(outputs).toMatchObject({ outcome: "opened", proved: "1" });
  expect(repository.git.commit(newestHead(broken))).toMatch(/^[0-9a-f]{64}$/);
  expect([repository.checkRuns[0]?.sha, repository.pulls[0]?.reviewComments.length]).toEqual([
    repository.git.commit("topic"),
    1,
  ]);
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
  const again = await broken.step("repair", { mode: "deploy" });
  expect([again.outputs["outcome"], repository.comments.length]).toEqual(["updated", 1]);
  Object.assign(repository.runs[0] ?? {}, { attempt: 2, status: "completed", conclusion: "success" });
  const job = broken.elsewhere("workflow_run", { workflow_run: { id: repository.runs[0]?.id } });
  expect((await broken.step("deliver", {}, job)).outputs["outcome"]).toBe("passed");
  expect(repository.comments[0]?.body).toContain("### Nothing fails any more");
  expect(github.state.violations).toEqual([]);
});
