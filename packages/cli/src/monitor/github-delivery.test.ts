import { startGitHub, type GitHubDouble, type RepositoryDouble } from "@hephaestus/github-double";
import { monitorEventSchema, type MonitorEvent } from "@hephaestus/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { BROKEN_SHOP, RENAME_LOG } from "../testing/broken-shop.ts";
import { createProject, type Project } from "../testing/project.ts";
import { runCli, type Outcome } from "../testing/run-cli.ts";

vi.setConfig({ testTimeout: 120_000 });

const PERMISSIONS = { contents: "write", pull_requests: "write" } as const;
const DEPLOY = "mode: deploy\nremote_repo: { owner: octo, repository: shop }\n";
const NO_ALARMS = { late: 0, clocks: [], keys: [] };
const OTHER = "other.ts(2,11): error TS2304: Cannot find name 'fromatPrice'. Did you mean 'formatPrice'?\n";

interface Stage {
  github: GitHubDouble;
  repository: RepositoryDouble;
  project: Project;
  env: Record<string, string>;
}

/** The broken shop with a configuration on a GitHub of its own, and checked out here. */
async function stage(config: string): Promise<Stage> {
  const github = await startGitHub();
  onTestFinished(() => github[Symbol.asyncDispose]());
  github.addToken("ghp_secret", { login: "jo", permissions: PERMISSIONS });
  const repository = github.addRepository("octo/shop", { ...BROKEN_SHOP, "hephaestus.yaml": config });
  const project = createProject({});
  project.git(["remote", "add", "origin", `${github.origins.server}/octo/shop.git`]);
  project.git(["fetch", "-q", repository.git.folder, "main"]);
  project.git(["checkout", "-q", "-B", "main", "FETCH_HEAD"]);
  return { github, repository, project, env: { ...github.environment, GITHUB_TOKEN: "ghp_secret" } };
}

function monitor({ project, env }: Stage, input: string, args: readonly string[] = []): Promise<Outcome> {
  return runCli(["monitor", "-o", "json", ...args], { cwd: project.root, env, input });
}

/** Has the alarms of the next run not wait until those of this one cooled down. */
function forgetAlarms({ project }: Stage): void {
  const state: unknown = JSON.parse(project.read("state.json"));
  project.write("state.json", JSON.stringify(Object.assign({}, state, { thresholds: NO_ALARMS })));
}

function deliveriesOf({ stdout }: Outcome): unknown[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line): MonitorEvent => monitorEventSchema.parse(JSON.parse(line)))
    .flatMap((event) => (event.type === "delivery" ? [[event.status, event.detail]] : []));
}

test("a proved fix becomes a pull request, of which a restart makes no second", async () => {
  const on = await stage(DEPLOY);
  const { repository, github, project } = on;
  const first = await monitor(on, RENAME_LOG, ["--state", "state.json"]);
  const [pull] = repository.pulls;
  expect(deliveriesOf(first)).toEqual([["opened", expect.stringMatching(/^Opened pull request #\d+: http/)]]);
  expect(repository.read(pull?.head ?? "", "src/bill.ts")).toBe(
    BROKEN_SHOP["src/bill.ts"].replaceAll("fromatPrice", "formatPrice"),
  );
  expect(repository.read(pull?.head ?? "", "src/cart.ts")).toBe(
    BROKEN_SHOP["src/cart.ts"].replaceAll("fromatPrice", "formatPrice"),
  );
  expect(pull?.body).toContain("Mends what `hephaestus monitor` saw in a log");
  expect(pull?.body).toContain("+import { formatPrice }");
  expect(pull?.body).not.toContain("run 0");
  expect(project.read("src/bill.ts")).toBe(BROKEN_SHOP["src/bill.ts"]);
  forgetAlarms(on);
  const second = await monitor(on, RENAME_LOG, ["--state", "state.json"]);
  expect([deliveriesOf(second), repository.pulls.length]).toEqual([
    [["refused", "a fix of the same problem was handed on of late"]],
    1,
  ]);
  expect([github.state.violations, `${first.stdout}${first.stderr}`.includes("ghp_secret")]).toEqual([
    [],
    false,
  ]);
});

test("no more pull requests are open than may be, and closed ones make room", async () => {
  const on = await stage(`${DEPLOY}deploy: { max_open: 1, cooldown: 1s }\n`);
  const { repository, project } = on;
  await monitor(on, RENAME_LOG, ["--state", "state.json"]);
  const [pull] = repository.pulls;
  repository.commit("main", {
    "other.ts": 'import { formatPrice } from "./src/price";\nconst x = fromatPrice(1);\n',
  });
  project.git(["fetch", "-q", repository.git.folder, "main"]);
  project.git(["checkout", "-q", "-B", "main", "FETCH_HEAD"]);
  forgetAlarms(on);
  const second = await monitor(on, OTHER, ["--state", "state.json"]);
  expect(deliveriesOf(second)).toEqual([["waiting", "1 are open, and 1 may be"]]);
  if (pull !== undefined) pull.state = "closed";
  forgetAlarms(on);
  const third = await monitor(on, OTHER, ["--state", "state.json"]);
  expect([deliveriesOf(third), repository.pulls.length]).toEqual([[["opened", expect.any(String)]], 2]);
});

test("nothing is opened of what was not pushed, nor without a token, nor elsewhere", async () => {
  const on = await stage(DEPLOY);
  on.project.write("src/bill.ts", `// mine\n${BROKEN_SHOP["src/bill.ts"]}`);
  const log = RENAME_LOG.replace("src/bill.ts(1,10)", "src/bill.ts(2,10)");
  expect(deliveriesOf(await monitor(on, log))).toEqual([
    ["refused", "src/bill.ts is not what was analysed."],
  ]);
  const { GITHUB_TOKEN: _, ...env } = on.env;
  const poor = await monitor({ ...on, env: { ...env, GH_CONFIG_DIR: on.project.root } }, log);
  expect([poor.code, poor.stderr]).toEqual([2, expect.stringContaining("there is no token for ")]);
  on.project.write("hephaestus.yaml", DEPLOY.replace("shop", "bakery"));
  const elsewhere = await monitor(on, log);
  expect([elsewhere.code, elsewhere.stderr]).toEqual([
    2,
    expect.stringContaining("mode: deploy means octo/bakery, and no remote of this workspace is it"),
  ]);
  expect(on.repository.pulls).toEqual([]);
});
