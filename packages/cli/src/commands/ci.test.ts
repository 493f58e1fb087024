import { startGitHub, type GitHubDouble, type RepositoryDouble } from "@hephaestus/github-double";
import { expect, onTestFinished, test, vi } from "vitest";
import { BROKEN_SHOP, SHOP_LOG } from "../testing/broken-shop.ts";
import { createProject, type Project } from "../testing/project.ts";
import type { Outcome } from "../testing/run-cli.ts";
import { runCli } from "../testing/run-cli.ts";
import { runHere } from "../testing/run-here.ts";

vi.setConfig({ testTimeout: 120_000 });

interface Ci {
  github: GitHubDouble;
  repository: RepositoryDouble;
  project: Project;
  env: Record<string, string>;
}

/** The broken shop on a GitHub of its own, and checked out here. */
async function brokenShop(): Promise<Ci> {
  const github = await startGitHub();
  onTestFinished(() => github[Symbol.asyncDispose]());
  github.addToken("ghp_secret", { login: "jo", permissions: { actions: "read" } });
  const repository = github.addRepository("octo/shop", BROKEN_SHOP);
  const project = createProject({});
  project.git(["remote", "add", "origin", `${github.origins.server}/octo/shop.git`]);
  project.git(["fetch", "-q", repository.git.folder, "main"]);
  project.git(["checkout", "-q", "-B", "main", "FETCH_HEAD"]);
  return { github, repository, project, env: { ...github.environment, GITHUB_TOKEN: "ghp_secret" } };
}

function ci({ project, env }: Ci, args: readonly string[] = []): Promise<Outcome> {
  return runHere(["ci", ...args], { cwd: project.root, env });
}

function timed(log: string): string {
  return log.replaceAll(/^(?=.)/gm, "2026-11-20T09:00:00.0000000Z ");
}

test("the newest failed run of the commit that is checked out is read and fixed here, from the real command line", async () => {
  const shop = await brokenShop();
  const { repository, project, env, github } = shop;
  repository.addRun({
    jobs: [
      { name: "build", log: timed(SHOP_LOG), logWaits: 1 },
      { name: "lint", conclusion: "success" },
    ],
  });
  const { code, stdout, stderr } = await runCli(["ci", "--fix"], { cwd: project.root, env });
  expect(stderr).toContain(`ci · ${github.origins.server}/octo/shop/actions/runs/`);
  expect(stdout).toMatch(/\n1 fix applied in 2 files, 1 error remains/);
  expect([code, project.read("src/bill.ts")]).toEqual([
    1,
    BROKEN_SHOP["src/bill.ts"].replaceAll("fromatPrice", "formatPrice"),
  ]);
  expect([github.state.violations, (stdout + stderr).includes("ghp_secret")]).toEqual([[], false]);
});

test("a run is named by its number or its address, and says what to type next", async () => {
  const shop = await brokenShop();
  const { id } = shop.repository.addRun({ jobs: [{ name: "build", log: SHOP_LOG }] });
  shop.repository.commit("main", { "README.md": "# More\n" });
  for (const named of [String(id), `${shop.github.origins.server}/octo/shop/actions/runs/${id}/attempts/1`]) {
    const { code, stdout } = await ci(shop, [named, "-q"]);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`run \`hephaestus ci ${named} --fix\` to apply`),
    ]);
  }
  const { stdout } = await ci(shop, [String(id), "-q", "--fix", "--dry-run"]);
  shop.project.git(["apply", "--check"], stdout);
  expect(shop.project.read("src/bill.ts")).toBe(BROKEN_SHOP["src/bill.ts"]);
});

test("what was found is printed for those who read it elsewhere", async () => {
  const shop = await brokenShop();
  shop.repository.addRun({ jobs: [{ name: "build", log: SHOP_LOG }] });
  expect((await ci(shop, ["-q", "-o", "markdown"])).stdout).toMatch(
    /^### 2 root problems .*\n\nFrom `build`\.\n/,
  );
});

test("in a clone of a fork the run of its pull request is found where the pull request is, and nobody else's", async () => {
  const { github, repository, project, env } = await brokenShop();
  github.addFork("maria/shop", repository);
  project.git(["remote", "rename", "origin", "upstream"]);
  project.git(["remote", "add", "origin", "fork:shop.git"]);
  project.git(["config", `url.${github.origins.server}/maria/.insteadOf`, "fork:"]);
  project.git(["checkout", "-q", "-b", "patch-1"]);
  project.git(["config", "branch.patch-1.remote", "origin"]);
  const of = { branch: "main", event: "pull_request", jobs: [{ name: "build", log: SHOP_LOG }] };
  const eve = github.addFork("eve/shop", repository);
  eve.commit("patch-1", { "README.md": "# Eve\n" });
  repository.addRun({ ...of, branch: "patch-1", headRepository: "eve/shop" });
  expect((await ci({ github, repository, project, env })).stderr).toContain(
    "no run of patch-1 failed in maria/shop or octo/shop",
  );
  const sha = project.git(["rev-parse", "HEAD"]).trim();
  const own = repository.addRun({ ...of, branch: "patch-1", headRepository: "maria/shop", sha });
  const { code, stderr } = await ci({ github, repository, project, env });
  expect([code, stderr]).toEqual([1, expect.stringContaining(`/octo/shop/actions/runs/${own.id}`)]);
  const named = await ci({ github, repository, project, env }, [String(own.id)]);
  expect([named.code, named.stderr]).toEqual([1, expect.stringContaining(`/runs/${own.id}`)]);
});

test("a run is found by its commit where no branch is checked out, and the branch has no remote of its own", async () => {
  const shop = await brokenShop();
  shop.repository.addRun({ jobs: [{ name: "build", log: SHOP_LOG }] });
  shop.project.git(["checkout", "-q", "-b", "local"]);
  expect((await ci(shop)).code).toBe(1);
  shop.project.git(["checkout", "-q", "--detach"]);
  expect((await ci(shop)).code).toBe(1);
});

test("a run of another commit is told to be one", async () => {
  const shop = await brokenShop();
  shop.repository.commit("main", { "README.md": "# More\n" });
  shop.repository.addRun({ jobs: [{ name: "build", log: SHOP_LOG }] });
  const { stderr } = await ci(shop);
  expect(stderr).toMatch(
    /^ci · .*\nrun \d+ is of commit [0-9a-f]{7}, and [0-9a-f]{7} is checked out: some places may have moved\n/,
  );
});

test.each([
  [["17"], "cannot read run 17: GitHub has no such thing, or the token may not see it"],
  [["main"], "main is no run"],
  [["https://evil.example/octo/shop/actions/runs/1"], "there is no token for evil.example"],
  [["--repository", "octo"], "no remote of this repository is on GitHub"],
  [["--fix", "-o", "sarif"], "-o sarif goes without --fix"],
  [[], "no run of main failed in octo/shop"],
])("%j is refused with 2", async (args, message) => {
  const shop = await brokenShop();
  const { code, stdout, stderr } = await ci({ ...shop, env: { ...shop.env, PATH: "" } }, args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(`error: ${message}`);
});

test("that no log can be read is an error which says why", async () => {
  const shop = await brokenShop();
  shop.repository.addRun({ jobs: [{ name: "build", isExpired: true }] });
  const { code, stderr } = await ci(shop, ["-q"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("error: The log of build has expired.\n")]);
});
