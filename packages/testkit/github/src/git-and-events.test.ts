import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { eventPayload } from "./event-payload.ts";
import { startGitHub, type GitHubDouble } from "./start-github.ts";

vi.setConfig({ testTimeout: 60_000 });

let github: GitHubDouble;

beforeEach(async () => {
  github = await startGitHub();
  github.addToken("writes", { login: "jo", permissions: { contents: "write" } });
  github.addToken("reads", { login: "jo", permissions: { contents: "read" } });
});
afterEach(() => github[Symbol.asyncDispose]());

/** A clone by this token, with a commit that is not pushed yet. */
async function cloned(token: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "github-double-clone-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clone = join(folder, "shop");
  await github.clone("octo/shop", "main", clone, token);
  writeFileSync(join(clone, "a.ts"), "2\n");
  const person = ["-c", "user.name=Jo", "-c", "user.email=jo@example.com"];
  execFileSync("git", [...person, "commit", "-q", "-a", "-m", "two"], { cwd: clone });
  return clone;
}

test("git clones and pushes over HTTP what the interface shows, as far as the token reaches", async () => {
  const repository = github.addRepository("octo/shop", { "a.ts": "1\n" });
  // The double answers in this very process: it must not wait for git.
  const push = async (token: string): Promise<unknown> =>
    promisify(execFile)("git", ["push", "-q"], { cwd: await cloned(token) });
  await expect(push("reads")).rejects.toThrow("Write access to repository not granted");
  expect(repository.read("main", "a.ts")).toBe("1\n");
  await push("writes");
  expect(repository.read("main", "a.ts")).toBe("2\n");
  await expect(cloned("nobody")).rejects.toThrow("Authentication failed");
});

test("the origin of logs gives an artifact as the zip it is, and no longer when it has expired", async () => {
  const repository = github.addRepository("octo/shop", { "a.ts": "1\n" });
  const run = repository.addRun({ jobs: [] });
  const artifact = repository.addArtifact(run, "report", { "a.json": "{}", "b/c.json": "[1]" });
  github.addToken("t", { login: "jo", permissions: { actions: "read" } });
  const headers = { authorization: "token t" };
  const route = `${github.origins.api}/repos/octo/shop/actions/artifacts/${artifact.id}/zip`;
  const { status, headers: found } = await fetch(route, { headers, redirect: "manual" });
  const bytes = Buffer.from(await (await fetch(found.get("location") ?? "")).arrayBuffer());
  expect([status, bytes.equals(Buffer.from(artifact.bytes))]).toEqual([302, true]);
  artifact.isExpired = true;
  expect((await fetch(route, { headers, redirect: "manual" })).status).toBe(410);
  expect(github.state.violations).toEqual([]);
});

test("events are as GitHub describes them: completed, checked, and no other", () => {
  expect(eventPayload("workflow_run", { workflow_run: { id: 7 } })).toMatchObject({
    action: "completed",
    workflow_run: { id: 7, head_branch: null, pull_requests: [] },
  });
  expect(eventPayload("pull_request", { action: "labeled", label: { name: "a" } })).toMatchObject({
    action: "labeled",
    label: { name: "a" },
  });
  expect(() => eventPayload("workflow_run", { workflow_run: { id: "7" } })).toThrow(
    "workflow-run-completed/workflow_run/id must be integer",
  );
  expect(() => eventPayload("issue_comment", { comment: { author_association: "KING" } })).toThrow(
    "must be equal to one of the allowed values",
  );
  expect(() => eventPayload("star", {})).toThrow("the double knows no event star");
});

test("what is kept of GitHub's descriptions says where it is from", () => {
  for (const name of ["api.github.com.json", "webhooks.json"]) {
    const text = readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8");
    expect(JSON.parse(text).notice).toContain("github/rest-api-description (MIT");
  }
});
