import { expect, test, vi } from "vitest";
import type { PullRequest, Run } from "./forge.ts";
import { publish, type PublishOptions } from "./publish.ts";
import type { RunReport } from "./run-report.ts";
import { settle } from "./settle.ts";
import { ALL, openShop, type Shop } from "./testing/open-shop.ts";
import { FIXED_TAX, problemOf, reportOf, solutionOf, TAX } from "./testing/report-of.ts";

vi.setConfig({ testTimeout: 60_000 });

/** A run of a pull request that broke the shop, from a fork where one is named. */
async function broken(
  shop: Shop,
  headRepository: string = "octo/shop",
): Promise<{ report: RunReport; run: Run; pull: PullRequest | undefined }> {
  const { github, repository, forge } = shop;
  repository.commit("main", { "src/tax.ts": FIXED_TAX });
  const home = headRepository === "octo/shop" ? repository : github.addFork(headRepository, repository);
  home.commit("topic", { "src/tax.ts": TAX }, { from: "refs/heads/main" });
  repository.addPull({ head: "topic", headRepository });
  const { id } = repository.addRun({ branch: "topic", event: "pull_request", headRepository, jobs: [] });
  const run = await forge.run(id);
  return {
    report: reportOf({ sha: run.sha, run: { id, attempt: 1 } }),
    run,
    pull: await forge.pullRequestOf(run),
  };
}

function options(rest: Partial<PublishOptions> = {}): PublishOptions & { told: string[] } {
  const told: string[] = [];
  return { mode: "suggest", maxAnnotations: 50, told, tell: (message) => told.push(message), ...rest };
}

test("a pull request gets a check with annotations, a suggestion on its lines, and one comment; a second time nothing more", async () => {
  const shop = await openShop();
  const about = await broken(shop);
  const given = options();
  expect(await publish(shop.forge, about, given)).toMatchObject({ suggestions: 1, commented: true });
  expect(await publish(shop.forge, about, given)).toMatchObject({ suggestions: 0, commented: true });
  const { checkRuns, comments, pulls } = shop.repository;
  expect(checkRuns).toMatchObject([
    { name: "Hephaestus / ci", conclusion: "neutral", title: "1 root problem, 1 proved fix" },
  ]);
  expect(checkRuns[0]?.annotations).toMatchObject([
    { path: "src/tax.ts", start_line: 2, start_column: 20, annotation_level: "failure", title: "tsc TS2304" },
  ]);
  expect(comments.map(({ body }) => body.split("\n")[0])).toEqual(["<!-- hephaestus:ci -->"]);
  expect(pulls[0]?.reviewComments).toMatchObject([{ path: "src/tax.ts", line: 2 }]);
  expect(pulls[0]?.reviewComments[0]?.body).toContain("```suggestion\nexport const all = tax;\n```");
  expect([given.told, shop.github.state.violations]).toEqual([[], []]);
});

test("a comment that says something new replaces the old one", async () => {
  const shop = await openShop();
  const about = await broken(shop);
  await publish(shop.forge, about, options());
  const report = { ...about.report, notes: ["something new"] };
  await publish(shop.forge, { ...about, report }, options());
  expect(shop.repository.comments.map(({ body }) => body.includes("something new"))).toEqual([true]);
  expect(shop.github.asked().filter((id) => id === "issues/create-comment")).toHaveLength(1);
});

test("two jobs that comment at the same time leave one comment", async () => {
  const shop = await openShop();
  const { pull } = await broken(shop);
  if (pull === undefined) throw new Error("no pull request");
  const { forge, repository } = shop;
  const written = ["one", "other"].map((body) =>
    forge.comment(pull, { marker: "<!-- m -->", say: () => body }),
  );
  await Promise.all(written);
  expect(repository.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/^<!-- m -->\n(?:one|other)$/),
  ]);
  expect(shop.github.asked().filter((id) => id === "issues/delete-comment")).toHaveLength(1);
  expect(shop.github.state.violations).toEqual([]);
});

test("a suggestion outside of the diff, for another commit or of other bytes stays in the comment", async () => {
  const shop = await openShop();
  const about = await broken(shop);
  const [suggestion] = solutionOf().suggestions;
  const suggesting = (rest: object): RunReport => ({
    ...about.report,
    solutions: [solutionOf({ suggestions: suggestion === undefined ? [] : [{ ...suggestion, ...rest }] })],
  });
  const reports = [
    suggesting({ endLine: 40 }),
    suggesting({ before: "0".repeat(40) }),
    suggesting({ file: "README.md" }),
    suggesting({ text: "export const all = \u202Etax;" }),
  ];
  for (const report of reports)
    expect(await publish(shop.forge, { ...about, report }, options())).toMatchObject({
      suggestions: 0,
      commented: true,
    });
  shop.repository.commit("topic", { "README.md": "# Moved\n" });
  const given = options();
  expect(await publish(shop.forge, about, given)).toMatchObject({ suggestions: 0, commented: false });
  expect(given.told).toEqual([expect.stringMatching(/^Pull request #\d+ has moved on since/)]);
  expect(shop.repository.pulls[0]?.reviewComments).toEqual([]);
  expect(shop.github.state.violations).toEqual([]);
});

test("what GitHub refuses of a review is left out, the rest is posted", async () => {
  const shop = await openShop();
  const { forge } = shop;
  const { pull } = await broken(shop);
  if (pull === undefined) throw new Error("no pull request");
  const comments = [1, 2, 300].map((line) => ({
    path: "src/tax.ts",
    startLine: line,
    endLine: line,
    body: `line ${line}`,
  }));
  expect(await forge.review(pull, "Look", comments)).toBe(2);
  expect(shop.repository.pulls[0]?.reviewComments.map(({ line }) => line)).toEqual([1, 2]);
});

test("annotations come in requests of 50, no more than asked for", async () => {
  const shop = await openShop();
  const about = await broken(shop);
  const problems = Array.from({ length: 1_000 }, (_, index) =>
    problemOf({ id: `p${index}`, message: `no ${index}` }),
  );
  const given = options({ mode: "annotate", maxAnnotations: 120 });
  await publish(shop.forge, { ...about, report: { ...about.report, problems } }, given);
  expect(shop.repository.checkRuns[0]?.annotations).toHaveLength(120);
  expect(Buffer.byteLength(shop.repository.checkRuns[0]?.summary ?? "")).toBeLessThan(65_535);
  expect(shop.github.asked().filter((id) => id.startsWith("checks/"))).toEqual([
    "checks/list-for-ref",
    "checks/create",
    "checks/update",
    "checks/update",
  ]);
  expect([shop.repository.comments, given.told, shop.github.state.violations]).toEqual([[], [], []]);
});

test("a message of 70 000 bytes is cut between characters", async () => {
  const shop = await openShop();
  const about = await broken(shop);
  const report = {
    ...about.report,
    problems: [problemOf({ message: "ä".repeat(20_000) })],
    notes: ["ö".repeat(40_000)],
  };
  const given = options();
  await publish(shop.forge, { ...about, report }, given);
  expect(shop.repository.checkRuns[0]?.annotations[0]?.["message"]).toMatch(/^ä+…$/);
  expect([given.told, shop.github.state.violations]).toEqual([[], []]);
});

test("the legs of a matrix are named in one annotation and one block", async () => {
  const shop = await openShop();
  const about = await broken(shop);
  const jobs = ["18", "20", "22", "24"].flatMap((node) => [
    `test (${node}, linux)`,
    `test (${node}, windows)`,
  ]);
  await publish(
    shop.forge,
    { ...about, report: { ...about.report, problems: [problemOf({ jobs })] } },
    options(),
  );
  expect(shop.repository.checkRuns[0]?.annotations.map(({ message }) => message)).toEqual([
    `Cannot find name 'taxx'.\nIn 8 jobs: ${jobs.join(", ")}\nProved fix: Change \`taxx\` to \`tax\``,
  ]);
  expect(shop.repository.comments[0]?.body).toContain(
    "`test (18, linux)`, `test (18, windows)`, `test (20, linux)`, `test (20, windows)`, `test (22, linux)`, `test (22, windows)` and 2 more",
  );
});

test("a token that may only read is told what it lacks, and that is all", async () => {
  const shop = await openShop({ actions: "read", contents: "read", pull_requests: "read" });
  const about = await broken(shop, "eve/shop");
  expect(about.pull).toMatchObject({ head: "topic", headRepository: "eve/shop" });
  const given = options();
  expect(await publish(shop.forge, about, given)).toEqual({
    checkUrl: undefined,
    suggestions: 0,
    commented: false,
  });
  expect(given.told).toEqual([
    expect.stringContaining("the token lacks `checks: write`"),
    expect.stringContaining("the token lacks `pull-requests: write`"),
    expect.stringContaining("the token lacks `pull-requests: write`"),
  ]);
});

test("the pull request of a fork is found by its commit and gets suggestions", async () => {
  const shop = await openShop();
  const about = await broken(shop, "eve/shop");
  expect(await publish(shop.forge, about, options())).toMatchObject({ suggestions: 1, commented: true });
  expect(shop.github.state.violations).toEqual([]);
});

test("a personal token finds its own comment again, and leaves that of a stranger who imitates it", async () => {
  const shop = await openShop();
  shop.github.addToken("ghs_secret", { login: "jo", permissions: ALL });
  const about = await broken(shop);
  const [pull] = shop.repository.pulls;
  const imitation = {
    id: 7,
    issue: pull?.number ?? 0,
    login: "eve",
    body: "<!-- hephaestus:ci -->\nAll is well.",
  };
  shop.repository.comments.push(imitation);
  await publish(shop.forge, about, options());
  await publish(shop.forge, { ...about, report: { ...about.report, notes: ["something new"] } }, options());
  expect(shop.repository.comments.map(({ login, body }) => [login, body.includes("something new")])).toEqual([
    ["eve", false],
    ["jo", true],
  ]);
});

test("a run that passed changes no word of another run of the same commit, of another workflow, or of an older attempt's commit", async () => {
  const shop = await openShop();
  const about = await broken(shop);
  await publish(shop.forge, about, options());
  const said = shop.repository.comments[0]?.body;
  const { tell } = options();
  const passed = { ...about.run, conclusion: "success" };
  await settle(shop.forge, { ...passed, id: about.run.id + 1 }, { mode: "suggest", tell });
  await settle(shop.forge, { ...passed, workflow: "lint" }, { mode: "suggest", tell });
  expect(shop.repository.comments.map(({ body }) => body)).toEqual([said]);
  expect(shop.repository.checkRuns).toHaveLength(1);
  shop.repository.commit("topic", { "src/tax.ts": FIXED_TAX });
  await settle(shop.forge, passed, { mode: "suggest", tell });
  expect(shop.repository.comments.map(({ body }) => body)).toEqual([said]);
  const fixed = shop.repository.addRun({ branch: "topic", event: "pull_request", jobs: [] });
  await settle(shop.forge, await shop.forge.run(fixed.id), { mode: "suggest", tell });
  expect(shop.repository.comments.map(({ body }) => body.includes("Nothing fails any more"))).toEqual([true]);
});
