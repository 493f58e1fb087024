import { DEFAULTS } from "@hephaestus/core";
import { expect, test, vi } from "vitest";
import { deliverFix, type DeliverOptions, type Delivery } from "./deliver-fix.ts";
import { loadRemoteConfig } from "./load-remote-config.ts";
import { ALL, openShop, type Shop } from "./testing/open-shop.ts";
import { FIXED_TAX, reportOf, TAX } from "./testing/report-of.ts";
import type { RunReport } from "./run-report.ts";
import { blobName } from "./blob-name.ts";

vi.setConfig({ testTimeout: 60_000 });

const TEMPLATE = { titleTemplate: "fix: {title}", branchTemplate: "hephaestus/{id}", labels: ["hephaestus"] };
const OPTIONS: DeliverOptions = {
  config: DEFAULTS,
  template: TEMPLATE,
  as: "pull-request",
  plausible: false,
  maxAttempts: 2,
};

/** Delivers a report on the newest commit of a branch. */
async function deliver(
  { repository, forge }: Shop,
  change: (report: RunReport) => Partial<RunReport> = () => ({}),
  { branch = "main", ...options }: Partial<DeliverOptions> & { branch?: string } = {},
): Promise<Delivery> {
  const run = await forge.run(repository.addRun({ branch, jobs: [{ name: "build" }] }).id);
  const report = reportOf({ sha: run.sha, run: { id: run.id, attempt: 1 } });
  return deliverFix(forge, { report: { ...report, ...change(report) }, run }, { ...OPTIONS, ...options });
}

/** The same report, its fix writing another file or text. */
function fixing(
  file: Partial<{ path: string; before: string; after: string }>,
): (report: RunReport) => Partial<RunReport> {
  return () => ({
    fix: {
      solutionIds: ["s1"],
      diff: "",
      commands: [],
      files: [{ path: "src/tax.ts", before: blobName(TAX), after: FIXED_TAX, ...file }],
    },
  });
}

test("a fix becomes one signed commit and one pull request, with labels, and the same again only updates it", async () => {
  const shop = await openShop();
  const { repository, github } = shop;
  const main = repository.git.commit("main");
  const first = await deliver(shop);
  expect(first).toMatchObject({ status: "opened" });
  const [pull] = repository.pulls;
  expect(pull).toMatchObject({ title: "fix: Change `taxx` to `tax`", base: "main", labels: ["hephaestus"] });
  expect(pull?.head).toMatch(/^hephaestus\/[0-9a-f]{10}$/);
  expect(pull?.body).toContain("```diff\ndiff --git a/src/tax.ts b/src/tax.ts\n");
  expect(pull?.body).toContain("✔ **proved** · Change `taxx` to `tax` (`types` passed)");
  const head = pull?.head ?? "";
  expect(repository.read(head, "src/tax.ts")).toBe(FIXED_TAX);
  expect(repository.git.run(["diff", "--name-only", "main", head])).toBe("src/tax.ts");
  expect([repository.git.commit("main"), repository.git.commit(`${head}^`)]).toEqual([main, main]);
  const commit = repository.git.commit(head);
  expect(await deliver(shop)).toMatchObject({ status: "updated" });
  expect([repository.pulls.length, repository.git.commit(head)]).toEqual([1, commit]);
  expect(github.asked().filter((id) => id === "graphql")).toHaveLength(1);
  expect(github.state.violations).toEqual([]);
});

test("after the branch moved on, the same branch gets the fix anew", async () => {
  const shop = await openShop();
  await deliver(shop);
  shop.repository.commit("main", { "README.md": "# More\n" });
  expect(await deliver(shop)).toMatchObject({ status: "updated" });
  const [pull] = shop.repository.pulls;
  expect(shop.repository.git.commit(`${pull?.head}^`)).toBe(shop.repository.git.commit("main"));
});

test("an executable file stays one", async () => {
  const shop = await openShop();
  const { git } = shop.repository;
  const rows = git
    .run(["ls-tree", "-r", "main"])
    .split("\n")
    .map((row) => row.replace(/^100644(.*tax.ts)$/, "100755$1"));
  git.run([
    "update-ref",
    "refs/heads/main",
    git.run(["commit-tree", git.writeTree(rows), "-p", "main"], "mode"),
  ]);
  expect(await deliver(shop)).toMatchObject({ status: "opened" });
  expect(git.run(["ls-tree", shop.repository.pulls[0]?.head ?? "", "src/tax.ts"])).toMatch(/^100755 /);
  expect(shop.github.state.violations).toEqual([]);
});

test("a push goes to the failing branch, and stops after so many in a row", async () => {
  const shop = await openShop();
  expect(await deliver(shop, undefined, { as: "push" })).toMatchObject({ status: "pushed" });
  expect(shop.repository.read("main", "src/tax.ts")).toBe(FIXED_TAX);
  shop.repository.commit("main", { "src/tax.ts": TAX }, { message: "break\n\nHephaestus-Fix: 1" });
  expect(await deliver(shop, undefined, { as: "push" })).toEqual({
    status: "skipped",
    detail: "The last 2 commits are fixes of Hephaestus already: the rest is left to people.",
  });
  shop.repository.commit("main", { "README.md": "# People\n" });
  expect(await deliver(shop, undefined, { as: "push" })).toMatchObject({ status: "pushed" });
});

test.each([
  ["a path that leads out", { path: "../../etc/passwd" }, "is no path inside the repository"],
  ["an absolute path", { path: "/etc/passwd" }, "is no path inside the repository"],
  ["git's own folder", { path: "src/.GIT/hooks/pre-commit" }, "is no path inside the repository"],
  ["a workflow", { path: ".github/workflows/ci.yml" }, "is no path inside the repository"],
  ["a manifest", { path: "package.json" }, "package.json is protected"],
  ["a file that is not there", { path: "src/new.ts" }, "is not in the commit that was analysed"],
  ["a file of another commit", { before: blobName("other") }, "src/tax.ts is not what was analysed"],
  [
    "a suppressed error",
    { after: `// @ts-ignore\n${TAX}` },
    "The fix adds a suppressing comment, in src/tax.ts",
  ],
  ["the type any", { after: "export const all: any = 1;\n" }, "The fix adds the type any, in src/tax.ts"],
  [
    "broken syntax",
    { after: "const tax = 1;\nexport const all = (tax;\n" },
    "breaks its syntax, in src/tax.ts",
  ],
  ["far too much", { after: "x".repeat(5 << 20) }, "are allowed"],
])("a hostile report with %s is refused", async (_, file, detail) => {
  const shop = await openShop();
  const delivery = await deliver(shop, fixing(file));
  expect([delivery.status, delivery.detail]).toEqual(["skipped", expect.stringContaining(detail)]);
  expect(shop.github.asked().filter((id) => /create|update|graphql/.test(id))).toEqual([]);
});

test("links and other things that are no files are refused", async () => {
  const shop = await openShop();
  const { git } = shop.repository;
  const rows = git
    .run(["ls-tree", "-r", "main"])
    .split("\n")
    .map((row) => row.replace(/^100644(.*tax.ts)$/, "120000$1"));
  git.run([
    "update-ref",
    "refs/heads/main",
    git.run(["commit-tree", git.writeTree(rows), "-p", "main"], "link"),
  ]);
  expect(await deliver(shop)).toMatchObject({
    status: "skipped",
    detail: "src/tax.ts is not a regular file.",
  });
});

test("nothing is delivered to a head that moved, a branch of our own, another run, a fork, or another repository", async () => {
  const shop = await openShop();
  const { repository, forge } = shop;
  const details: string[] = [];
  const run = await forge.run(repository.addRun({ jobs: [] }).id);
  const report = reportOf({ sha: run.sha, run: { id: run.id, attempt: 1 } });
  const other = { ...report, run: { id: 4, attempt: 1 } };
  details.push((await deliverFix(forge, { report: other, run }, OPTIONS)).detail);
  const fork = { ...run, headRepository: "eve/shop" };
  details.push((await deliverFix(forge, { report, run: fork }, OPTIONS)).detail);
  const remoteRepo = {
    owner: "octo",
    repository: "bakery",
    branch: undefined,
    tokenEnv: "T",
    pullRequest: TEMPLATE,
  };
  details.push(
    (await deliverFix(forge, { report, run }, { ...OPTIONS, config: { ...DEFAULTS, remoteRepo } })).detail,
  );
  const release = { ...remoteRepo, repository: "shop", branch: "release" };
  details.push(
    (await deliverFix(forge, { report, run }, { ...OPTIONS, config: { ...DEFAULTS, remoteRepo: release } }))
      .detail,
  );
  repository.commit("main", { "README.md": "# Moved\n" });
  details.push((await deliverFix(forge, { report, run }, OPTIONS)).detail);
  repository.commit("hephaestus/75d1807f", { a: "" });
  details.push((await deliver(shop, undefined, { branch: "hephaestus/75d1807f" })).detail);
  const queue = "gh-readonly-queue/main/pr-1-75d1807f";
  repository.commit(queue, { a: "" });
  details.push((await deliver(shop, undefined, { branch: queue })).detail);
  details.push((await deliver(shop, () => ({ fix: null }))).detail);
  expect(details).toEqual([
    "The report is about another run.",
    "The code is of the fork eve/shop: nothing is pushed there.",
    "hephaestus.yaml is meant for octo/bakery, and this is octo/shop.",
    "hephaestus.yaml means fixes for release, and this run is of main.",
    expect.stringMatching(/^main has moved on since [0-9a-f]{7}: its next run will tell\.$/),
    "hephaestus/75d1807f is a branch of Hephaestus: a fix of a fix is left to people.",
    "gh-readonly-queue/main/pr-1-75d1807f is a branch of a merge queue: nothing is put there.",
    "No fix was proved: there is nothing to deliver.",
  ]);
  expect(repository.pulls).toEqual([]);
});

test("a branch that moves while its fix is committed keeps what was pushed there", async () => {
  const shop = await openShop();
  const { repository, forge } = shop;
  let pushed = "";
  const late: Shop["forge"] = {
    ...forge,
    commit(request) {
      pushed = repository.commit("main", { "README.md": "# Meanwhile\n" });
      return forge.commit(request);
    },
  };
  await expect(deliver({ ...shop, forge: late }, undefined, { as: "push" })).rejects.toMatchObject({
    code: "forge-refused",
    message: expect.stringContaining("Expected branch to point to"),
  });
  expect(repository.git.commit("refs/heads/main")).toBe(pushed);
});

test("a merged fix counts as one in a row", async () => {
  const shop = await openShop();
  const merge = { message: "Merge pull request #7 from octo/hephaestus/75d1807f21" };
  shop.repository.commit("main", { "README.md": "# More\n" }, merge);
  expect(await deliver(shop, undefined, { maxAttempts: 1 })).toMatchObject({ status: "skipped" });
  shop.repository.commit(
    "main",
    { "README.md": "# Merged\n" },
    { message: merge.message.replace("hep", "a") },
  );
  expect(await deliver(shop, undefined, { maxAttempts: 1 })).toMatchObject({ status: "opened" });
});

test("what another run makes at the same time is taken for the same", async () => {
  const shop = await openShop();
  await deliver(shop);
  const { github, repository } = shop;
  const [pull] = repository.pulls;
  const isThere = (message: string) => ({ status: 422, body: { message } });
  github.fail(
    { operation: "pulls/list", status: 200, body: [] },
    { operation: "pulls/create", ...isThere("Validation Failed: A pull request already exists for octo:x.") },
  );
  expect(await deliver(shop)).toMatchObject({ status: "updated", pull: { number: pull?.number } });
  github.fail({ operation: "git/get-ref", status: 404, body: { message: "Not Found" } });
  await shop.forge.setBranch(pull?.head ?? "", repository.git.commit("main") ?? "");
  expect(github.asked().slice(-2)).toEqual(["git/create-ref", "git/update-ref"]);
});

test("what is only plausible is delivered where it is asked for, and the pull request says so", async () => {
  const shop = await openShop();
  const plausible = (report: RunReport): Partial<RunReport> => ({
    solutions: report.solutions.map((each) => ({ ...each, status: "plausible", reason: "two pass" })),
    left: [{ title: "Declare `taxx`", reason: "overlaps" }],
    refuted: 3,
  });
  expect(await deliver(shop, plausible)).toEqual({
    status: "skipped",
    detail: "1 of the 1 solutions of the fix are not proved, and only proved ones were asked for.",
  });
  expect(await deliver(shop, plausible, { plausible: true })).toMatchObject({ status: "opened" });
  const body = shop.repository.pulls[0]?.body ?? "";
  expect(body).toContain("● plausible · Change `taxx` to `tax` (`types` passed): two pass");
  expect(body).toContain("```text\nsrc/tax.ts(2,20): error TS2304: Cannot find name 'taxx'.\n```");
  expect(body).toContain(
    "#### What was refused\n\n- Declare `taxx`: overlaps\n- 3 candidates that a proof refuted\n",
  );
});

test("a branch of somebody else is not moved", async () => {
  const shop = await openShop();
  await deliver(shop);
  const head = shop.repository.pulls[0]?.head ?? "";
  const own = shop.repository.commit(head, { "README.md": "# Mine\n" });
  expect(await deliver(shop)).toEqual({
    status: "skipped",
    detail: `There is a branch ${head} that is not ours.`,
  });
  expect(shop.repository.git.commit(head)).toBe(own);
});

test("a protected branch, and a token without the right, are told", async () => {
  const shop = await openShop();
  shop.repository.protectedBranches.add("main");
  await expect(deliver(shop, undefined, { as: "push" })).rejects.toMatchObject({
    code: "forge-refused",
    message: expect.stringContaining("Changes must be made through a pull request."),
  });
  const weak = await openShop({ ...ALL, contents: "read" });
  await expect(deliver(weak)).rejects.toMatchObject({
    message: expect.stringContaining("the token lacks `contents: write`"),
  });
});

test("a pull request is opened also where its labels are refused", async () => {
  const shop = await openShop();
  shop.github.fail({ operation: "issues/add-labels", status: 403 });
  expect(await deliver(shop)).toMatchObject({ status: "opened" });
});

test("what could be read of the configuration on the default branch holds; a mistake in it is told", async () => {
  const { repository, forge } = await openShop();
  expect(await loadRemoteConfig(forge)).toEqual(DEFAULTS);
  repository.commit("main", { "hephaestus.yaml": "protected_paths: ['src/**']\n" });
  expect((await loadRemoteConfig(forge)).protectedPaths).toContain("src/**");
  repository.commit("main", { "hephaestus.yaml": "mod: deploy\n" });
  await expect(loadRemoteConfig(forge)).rejects.toMatchObject({
    code: "config-invalid",
    message: expect.stringContaining("hephaestus.yaml:1:1 mod: unknown key"),
  });
});
