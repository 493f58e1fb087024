import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startGitHub, type GitHubDouble, type RepositoryDouble } from "@hephaestus/github-double";
import { expect, it, onTestFinished } from "vitest";
import type { FailedRun, GitHubPlace } from "../protocol/github.ts";
import { REQUESTS } from "../protocol/messages.ts";
import { startEditor, type Editor } from "../testing/editor.ts";
import { AREA_ERROR, brokenArea, temporaryProject, type Project } from "../testing/project.ts";

const TOKEN = "gho_of-this-user-alone";
const LOG = `2026-11-20T09:01:02.1234567Z ##[error]${AREA_ERROR}`;

interface Shop {
  project: Project;
  editor: Editor;
  github: GitHubDouble;
  repository: RepositoryDouble;
  place: GitHubPlace;
  ask(more?: { token?: string; into?: string }): Promise<FailedRun>;
}

/** A project whose branch is pushed to a GitHub of its own, in an editor. */
async function openShop(options: Parameters<typeof startEditor>[1] = {}): Promise<Shop> {
  const github = await startGitHub();
  onTestFinished(() => github[Symbol.asyncDispose]());
  github.addToken(TOKEN, { login: "jo", permissions: { actions: "read" } });
  const repository = github.addRepository("octo/shop", { "README.md": "# Shop\n" });
  const project = brokenArea();
  checkOut(project, `${github.origins.server}/octo/shop.git`);
  const editor = await startEditor([project], options);
  const { connection } = editor;
  const told: GitHubPlace = await connection.sendRequest(REQUESTS.gitHubPlace, { folder: project.uri });
  const place = { ...told, apiUrl: github.origins.api };
  return {
    project,
    editor,
    github,
    repository,
    place,
    ask: (more) => connection.sendRequest(REQUESTS.failedRun, { place, token: TOKEN, ...more }),
  };
}

function checkOut({ root }: Project, remote: string): void {
  const git = (...words: string[]): unknown => execFileSync("git", words, { cwd: root, stdio: "pipe" });
  git("init", "-q", "-b", "feat-x");
  git("config", "remote.origin.url", remote);
  git("add", ".");
  git("-c", "user.name=Jo", "-c", "user.email=jo@example.com", "commit", "-q", "-m", "area");
}

it("reads the failing run of the branch: one problem of all its jobs, fixed in the folder", async () => {
  const { project, editor, github, repository, place, ask } = await openShop();
  const own = temporaryProject({});
  expect(place).toMatchObject({ host: new URL(github.origins.server).host, repository: "octo/shop" });
  const jobs = ["test (22)", "test (24)"].map((name) => ({ name, log: LOG }));
  const { id } = repository.addRun({ name: "CI", branch: "feat-x", sha: place.sha ?? "", jobs });
  const run = await ask({ into: own.uri });
  if (run.status !== "failed") throw new Error(run.status);
  expect(run.run).toMatchObject({ id, name: "CI", sha: place.sha, branch: "feat-x" });
  expect(run.logs.map(({ name }) => name)).toEqual(["test (22)", "test (24)"]);
  const [first] = run.logs;
  if (first === undefined) throw new Error("no log");
  expect(readFileSync(fileURLToPath(first.uri), "utf8")).toBe(LOG);
  const source = { kind: "files", label: "CI of feat-x", logs: run.logs } as const;
  const summary = await editor.run("analyze", { source, folder: project.uri, until: "proved" });
  expect(summary).toMatchObject({ label: "CI of feat-x", errors: 1, proved: 1, uri: first.uri });
  const [shown, ...others] = await editor.until(() => editor.diagnostics.get(project.uriOf("src/area.ts")));
  expect(others).toEqual([]);
  expect(shown?.relatedInformation?.[0]?.location.uri).toBe(first.uri);
  await editor.run("analyze", { source, folder: project.uri, until: "proved" });
  expect(
    (await editor.connection.sendRequest<{ sources: unknown[] }>(REQUESTS.overview, {})).sources,
  ).toHaveLength(1);
  expect(github.state.violations).toEqual([]);
});

it("looks without reading where it is not told where to write", async () => {
  const { github, repository, place, ask } = await openShop();
  expect(await ask()).toEqual({ status: "none" });
  repository.addRun({ branch: "feat-x", sha: "a".repeat(40), jobs: [{ name: "test", log: LOG }] });
  expect(await ask()).toMatchObject({ status: "failed", logs: [], run: { sha: "a".repeat(40) } });
  expect(place.sha).not.toBe("a".repeat(40));
  expect(github.asked().join()).not.toContain("logs");
});

it("tells expired logs from those that are not there, and from those that may not be read", async () => {
  const { github, repository, place, ask } = await openShop();
  const own = temporaryProject({});
  const jobs = [
    { name: "old", isExpired: true },
    { name: "../../guarded", log: "x\n" },
    { name: "cut off", conclusion: "timed_out", log: LOG },
  ];
  repository.addRun({ branch: "feat-x", sha: place.sha ?? "", jobs });
  const forbidden = { operation: "actions/download-job-logs-for-workflow-run", status: 403 };
  github.fail({ operation: forbidden.operation, status: 410 }, { ...forbidden, body: { message: "No." } });
  const run = await ask({ into: own.uri });
  if (run.status !== "failed") throw new Error(run.status);
  expect(run.missing.map(({ job, why }) => [job, why])).toEqual([
    ["old", "expired"],
    ["../../guarded", "forbidden"],
  ]);
  expect(run.logs.map(({ name }) => name)).toEqual(["cut off"]);
  expect(readdirSync(own.root)).toEqual([`run-${run.run.id}-1`]);
});

it.each([
  [401, {}, "Bad credentials", "token"],
  [403, {}, "Resource protected by organization SAML enforcement.", "sign-on"],
  [404, {}, "Not Found", "not-found"],
  [403, {}, "You are not allowed.", "other"],
])("an answer of %i %j %s is told as %s", async (status, headers, message, why) => {
  const { github, ask } = await openShop();
  github.fail({ operation: "actions/list-workflow-runs-for-repo", status, headers, body: { message } });
  const refused = await ask();
  expect(refused).toMatchObject({ status: "refused", why });
  expect(JSON.stringify(refused)).not.toContain(TOKEN);
});

it("keeps no token: each question is asked with its own", async () => {
  const { github, ask } = await openShop();
  github.addToken("gho_another", { login: "bo", permissions: {} });
  expect(await ask()).toEqual({ status: "none" });
  expect(await ask({ token: "gho_another" })).toMatchObject({ status: "refused" });
  expect(await ask({ token: "gho_unknown" })).toMatchObject({ status: "refused", why: "token" });
});

it("asks nobody for a workspace that is not trusted, nor for a folder that is none of it", async () => {
  const { editor, github, ask } = await openShop({ initializationOptions: { trust: "restricted" } });
  await expect(ask()).rejects.toThrow("not trusted");
  const elsewhere = temporaryProject({});
  const place = editor.connection.sendRequest(REQUESTS.gitHubPlace, { folder: elsewhere.uri });
  expect(await place).toBeNull();
  expect(github.asked()).toEqual([]);
});

it("tells how many commits ago the run's commit was, where it is one of the branch's own", async () => {
  const { project, repository, place, editor } = await openShop();
  const run = (sha: string): unknown =>
    repository.addRun({ branch: "feat-x", sha, jobs: [{ name: "test", log: LOG }] });
  run(place.sha ?? "");
  for (const message of ["one", "two"])
    execFileSync(
      "git",
      [
        "-c",
        "user.name=Jo",
        "-c",
        "user.email=jo@example.com",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        message,
      ],
      { cwd: project.root },
    );
  const told: GitHubPlace = await editor.connection.sendRequest(REQUESTS.gitHubPlace, {
    folder: project.uri,
  });
  const asked = { place: { ...told, apiUrl: place.apiUrl }, token: TOKEN, folder: project.uri };
  expect(await editor.connection.sendRequest(REQUESTS.failedRun, asked)).toMatchObject({
    run: { commitsAgo: 2, sha: place.sha },
  });
});

it("knows whether runs of the commit go on, and waits for none where GitHub says nothing", async () => {
  const { github, repository, place, editor } = await openShop();
  const state = (): Promise<unknown> =>
    editor.connection.sendRequest(REQUESTS.runState, { place, token: TOKEN });
  expect(await state()).toBe("none");
  repository.addRun({ branch: "feat-x", sha: place.sha ?? "", jobs: [{ name: "test", log: LOG }] });
  expect(await state()).toBe("ended");
  github.fail({ operation: "actions/list-workflow-runs-for-repo", status: 502 });
  expect(await state()).toBe("none");
});
