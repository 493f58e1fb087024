import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LOG, SHOP } from "@hephaestus/github-double";
import { expect, test } from "vitest";
import { builtActions, newestHead } from "./testing/built-actions.ts";
import { checkDelivered } from "./testing/check-delivered.ts";

/* What the issue and the README promise beyond the single scenarios. */

const actions = builtActions();
const DEPLOY = { mode: "deploy" } as const;

test("branch, title and labels are those of hephaestus.yaml on the default branch; the body tells evidence, proof and what to do", async () => {
  const config = [
    "remote_repo:",
    "  owner: octo",
    "  repository: shop",
    "  pr:",
    "    title_template: 'repair({tool}): {title}'",
    "    branch_template: 'mend/{code}/{id}'",
    "    labels: [bug, robot]",
  ];
  const broken = await actions.failedShop({
    files: { ...SHOP, "hephaestus.yaml": `${config.join("\n")}\n` },
  });
  broken.fail([{ name: "build", log: LOG }]);
  const { outputs } = await broken.step("repair", DEPLOY);
  expect(outputs).toMatchObject({ outcome: "opened" });
  const [pull] = broken.repository.pulls;
  expect(pull).toMatchObject({
    title: "repair(tsc): Rename `fromatPrice` to `formatPrice` in src/bill.ts",
    head: expect.stringMatching(/^mend\/TS2724\/[0-9a-f]{10}$/),
    labels: ["bug", "robot"],
  });
  for (const words of [
    "has no exported member named 'fromatPrice'",
    "✔ **proved** · Rename `fromatPrice` to `formatPrice`",
    "+export const bill = formatPrice(2);",
    "Run the failed jobs again to have this looked at anew",
    "wait until somebody approves them",
  ])
    expect(pull?.body).toContain(words);
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
});

/** The export got another name in the pull request; what its users have to say is known from that change alone. */
const PRICES = `${SHOP["src/price.ts"]}${SHOP["src/price.ts"].replace("formatPrice", "inEuros")}`;
const RENAMED = PRICES.replace("formatPrice", "inCents");
const USES = `import { formatPrice } from "./price";\nexport const bill = formatPrice(2);\n`;
const RENAME_LOG = LOG.replace(
  /error TS2724.*/,
  `error TS2305: Module '"./price"' has no exported member 'formatPrice'.`,
);

test("the base is where the pull request left its base branch, so that what it changed is known", async () => {
  const broken = await actions.failedShop({
    files: { ...SHOP, "src/price.ts": PRICES, "src/bill.ts": USES },
  });
  const { repository } = broken;
  repository.commit("topic", { "src/price.ts": RENAMED });
  repository.addPull({ head: "topic" });
  repository.commit("topic", { "README.md": "# More\n" });
  repository.commit("main", { "src/price.ts": PRICES.replace("formatPrice", "inYen") });
  broken.fail([{ name: "build", log: RENAME_LOG }], { branch: "topic", event: "pull_request" });
  // Nothing but the event tells what the base is.
  execFileSync("git", ["update-ref", "-d", "refs/remotes/origin/main"], { cwd: broken.workspace });
  const known = await broken.step("repair", DEPLOY);
  expect(known.outputs).toMatchObject({ outcome: "opened", proved: "1" });
  await checkDelivered(broken, { branch: newestHead(broken), changed: ["src/bill.ts"] });
  const sha = repository.git.commit("refs/heads/topic") ?? "";
  const head = { sha, ref: "topic", repo: { full_name: repository.fullName } };
  const payload = { pull_request: { head, base: { sha: "0123456789".repeat(4) } } };
  const unknown = await broken.step("analyze", { publish: "false" }, { payload });
  expect(unknown.outputs["proved"]).toBe("0");
});

test("a log without problems of TypeScript never loads the compiler", async () => {
  const broken = await actions.failedShop();
  const without = join(broken.temporary, "bundles");
  cpSync(actions.folder, without, { recursive: true });
  rmSync(join(without, "ts-morph.cjs"));
  const main = { main: join(without, "repair.cjs") };
  const log = "npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\n";
  broken.fail([{ name: "install", log }]);
  expect((await broken.step("repair", DEPLOY, main)).outputs).toMatchObject({
    outcome: "skipped",
    problems: "1",
  });
  for (const job of broken.repository.jobs) job.log = LOG;
  expect((await broken.step("repair", DEPLOY, main)).outputs["outcome"]).not.toBe("opened");
});

test("GitHub is asked before anything is read but what asks it", async () => {
  const broken = await actions.failedShop();
  const without = join(broken.temporary, "bundles");
  cpSync(actions.folder, without, { recursive: true });
  rmSync(join(without, "core.cjs"));
  broken.fail([{ name: "build", log: LOG }]);
  await broken.step("repair", DEPLOY, { main: join(without, "repair.cjs") });
  expect(broken.github.state.requests[0]?.operation).toBe("actions/list-jobs-for-workflow-run-attempt");
});

test("what breaks at any moment turns nothing red", async () => {
  const broken = await actions.failedShop();
  broken.fail([{ name: "build", log: LOG, logWaits: 1 }]);
  const script = "setTimeout(() => Promise.reject(new Error('boo')), 700)";
  const env = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(script)}"` };
  const result = await broken.step("repair", DEPLOY, { env });
  expect([result.code, result.outputs["outcome"]]).toEqual([0, "error"]);
  expect(result.outputs["reason"]).toContain("This is a bug in Hephaestus: Error: boo");
});
