import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { startGitHub, type GitHubDouble } from "./start-github.ts";

vi.setConfig({ testTimeout: 60_000 });

const WRITE = { actions: "read", checks: "write", contents: "write", pull_requests: "write" } as const;
let github: GitHubDouble;

type Json = ReturnType<typeof JSON.parse>;

beforeEach(async () => {
  github = await startGitHub();
  github.addToken("t", { login: "github-actions[bot]", permissions: WRITE });
});
afterEach(() => github[Symbol.asyncDispose]());

async function ask(
  path: string,
  { method = "GET", body, token = "t" }: { method?: string; body?: unknown; token?: string } = {},
): Promise<{ status: number; body: Json; headers: Headers }> {
  const response = await fetch(github.origins.api + path, {
    method,
    redirect: "manual",
    headers: { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text,
  };
}

test("runs and jobs come in pages, each answer as the official description has it", async () => {
  const repository = github.addRepository("octo/shop", { "a.ts": "1\n" });
  const run = repository.addRun({
    jobs: Array.from({ length: 130 }, (_, index) => ({ name: `job ${index}` })),
  });
  const first = await ask(`/repos/octo/shop/actions/runs/${run.id}/jobs?per_page=100`);
  expect([first.body.total_count, first.body.jobs.length]).toEqual([130, 100]);
  expect(first.headers.get("link")).toContain(`page=2>; rel="next"`);
  const listed = await ask("/repos/octo/shop/actions/runs?branch=main&status=failure");
  expect(listed.body.workflow_runs[0]).toMatchObject({
    id: run.id,
    conclusion: "failure",
    head_branch: "main",
  });
  expect(github.state.violations).toEqual([]);
});

test("a log lies at another origin, which refuses a token", async () => {
  const repository = github.addRepository("octo/shop", { "a.ts": "1\n" });
  repository.addRun({
    jobs: [{ name: "a", log: "boo\n", logWaits: 1 }, { name: "b" }, { name: "c", isExpired: true }],
  });
  const [a, b, c] = repository.jobs.map(({ id }) => `/repos/octo/shop/actions/jobs/${id}/logs`);
  const { status, headers } = await ask(a ?? "");
  const location = headers.get("location") ?? "";
  expect([status, (await fetch(location)).status, await (await fetch(location)).text()]).toEqual([
    302,
    404,
    "boo\n",
  ]);
  expect((await fetch((await ask(b ?? "")).headers.get("location") ?? "")).status).toBe(404);
  expect((await ask(c ?? "")).status).toBe(410);
  expect((await fetch(location, { headers: { authorization: "token t" } })).status).toBe(400);
  expect(github.state.violations).toEqual(["the origin of the logs was shown a token"]);
});

test("what GitHub refuses is refused: limits of checks, missing rights, unknown tokens", async () => {
  const repository = github.addRepository("octo/shop", { "a.ts": "1\n" });
  const head_sha = repository.commit("main", { "b.ts": "2\n" });
  const annotation = { path: "a.ts", start_line: 1, end_line: 1, annotation_level: "failure", message: "no" };
  const check = (annotations: number, more: object = {}): Promise<{ status: number; body: Json }> =>
    ask("/repos/octo/shop/check-runs", {
      method: "POST",
      body: {
        name: "c",
        head_sha,
        output: {
          title: "t",
          summary: "s",
          annotations: Array.from({ length: annotations }, () => annotation),
        },
        ...more,
      },
    });
  expect((await check(50)).status).toBe(201);
  expect(github.state.violations).toEqual([]);
  expect((await check(51)).body.message).toContain("must NOT have more than 50 items");
  expect((await check(0, { status: "completed" })).body.message).toBe(
    "conclusion is required when status is completed",
  );
  const long = { output: { title: "t", summary: "ä".repeat(40_000) } };
  expect((await check(0, long)).body.message).toContain("maximum is 65535 bytes");
  github.addToken("weak", { login: "jo", permissions: { contents: "read" } });
  expect((await ask("/repos/octo/shop/actions/runs", { token: "weak" })).body.message).toBe(
    "Resource not accessible by integration",
  );
  expect((await ask("/repos/octo/shop", { token: "other" })).status).toBe(401);
});

test.each([
  ["an absolute path", { path: "/home/runner/work/shop/a.ts" }, "path is not relative"],
  ["a path that leads out", { path: "../a.ts" }, "path is not relative"],
  ["a path of Windows", { path: String.raw`src\a.ts` }, "path is not relative"],
  ["line 0", { start_line: 0, end_line: 0 }, "end_line is before start_line"],
  ["an end before the start", { start_line: 3, end_line: 2 }, "end_line is before start_line"],
  ["a column over lines", { end_line: 2, end_column: 4 }, "columns are only allowed where"],
  ["column 0", { start_column: 0, end_column: 1 }, "end_column is before start_column"],
  ["a column before the first", { start_column: 5, end_column: 4 }, "end_column is before start_column"],
  ["no words", { message: "" }, "message is blank"],
])("an annotation with %s is refused, and fails a test", async (_, wrong, words) => {
  const head_sha = github.addRepository("octo/shop", { "a.ts": "1\n" }).git.commit("main");
  const annotation = { path: "a.ts", start_line: 1, end_line: 1, annotation_level: "failure", message: "no" };
  const output = { title: "t", summary: "s", annotations: [{ ...annotation, ...wrong }] };
  const body = { name: "c", head_sha, output };
  const { status, body: said } = await ask("/repos/octo/shop/check-runs", { method: "POST", body });
  expect([status, said.message]).toEqual([422, expect.stringContaining(words)]);
  expect(github.state.violations).toEqual([expect.stringContaining(words)]);
});

test("what it does not know is a violation, which fails a test", async () => {
  github.addRepository("octo/shop", {});
  expect((await ask("/repos/octo/shop/topics")).status).toBe(404);
  expect((await ask("/repos/octo/shop/pulls?colour=red")).status).toBe(422);
  expect(github.state.violations).toEqual([
    "the double knows no GET /repos/octo/shop/topics",
    "pulls/list knows no parameter colour",
  ]);
});

test("commits land in a real repository, under the lock of the expected head", async () => {
  const repository = github.addRepository("octo/shop", { "a.ts": "1\n", "b.ts": "2\n" });
  const head = repository.git.commit("main") ?? "";
  const commit = async (expectedHeadOid: string): Promise<Json> => {
    const input = {
      branch: { repositoryNameWithOwner: "octo/shop", branchName: "main" },
      expectedHeadOid,
      message: { headline: "fix: one" },
      fileChanges: { additions: [{ path: "a.ts", contents: Buffer.from("3\n").toString("base64") }] },
    };
    const query =
      "mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid url } } }";
    return (await ask("/graphql", { method: "POST", body: { query, variables: { input } } })).body;
  };
  const { data } = await commit(head);
  expect((await commit(head)).errors[0].message).toContain("Expected branch to point to");
  const folder = mkdtempSync(join(tmpdir(), "github-double-clone-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync("git", ["clone", "-q", repository.git.folder, folder], { stdio: "pipe" });
  expect(["a.ts", "b.ts"].map((file) => readFileSync(join(folder, file), "utf8"))).toEqual(["3\n", "2\n"]);
  expect(repository.git.commit("main")).toBe(data.createCommitOnBranch.commit.oid);
  expect(github.state.violations).toEqual([]);
});

test("a review with a comment outside of the diff is refused as a whole", async () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}\n`);
  const repository = github.addRepository("octo/shop", { "a.ts": lines.join("") });
  repository.commit("topic", { "a.ts": lines.with(9, "changed\n").join("") });
  const { number } = repository.addPull({ head: "topic" });
  const review = (line: number, comment: object = {}, more: object = {}): Promise<{ status: number }> =>
    ask(`/repos/octo/shop/pulls/${number}/reviews`, {
      method: "POST",
      body: {
        event: "COMMENT",
        body: "Look",
        comments: [{ path: "a.ts", line, side: "RIGHT", body: "hm", ...comment }],
        ...more,
      },
    });
  expect([(await review(10)).status, (await review(25)).status]).toEqual([200, 422]);
  const refused = [
    review(10, { path: "b.ts" }),
    review(10, { start_line: 10 }),
    review(10, { start_line: 2 }),
    review(10, { body: "" }),
    review(10, {}, { commit_id: repository.git.commit("main") }),
  ];
  expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  const [file] = (await ask(`/repos/octo/shop/pulls/${number}/files`)).body;
  expect(file).toMatchObject({ filename: "a.ts", status: "modified", additions: 1, deletions: 1 });
  expect(github.state.violations).toEqual([]);
});

test("faults stand in for answers as often as they are to", async () => {
  github.addRepository("octo/shop", {});
  github.fail({ operation: "repos/get", status: 502, times: 2 });
  const statuses = [1, 2, 3].map(async () => (await ask("/repos/octo/shop")).status);
  expect(await Promise.all(statuses)).toEqual([502, 502, 200]);
});
