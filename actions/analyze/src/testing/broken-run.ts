import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  runStep,
  startGitHub,
  type GitHubDouble,
  type JobSpec,
  type Permissions,
  type RepositoryDouble,
  type Step,
  type StepResult,
} from "@hephaestus/github-double";
import { afterAll, beforeAll, onTestFinished } from "vitest";

const ACTIONS = fileURLToPath(new URL("../../..", import.meta.url));
const BUILD = fileURLToPath(new URL("../../../../packages/tooling/src/actions/main.ts", import.meta.url));
const BUILD_MS = 180_000;
export const TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";

/** A project whose export was renamed. */
export const SHOP = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/price.ts": "export function formatPrice(cents: number): string {\n  return `${cents} ct`;\n}\n",
  "src/bill.ts": `import { fromatPrice } from "./price";\nexport const bill = fromatPrice(2);\n`,
} as const;
export const FIXED_BILL: string = SHOP["src/bill.ts"].replaceAll("fromatPrice", "formatPrice");

/** What `tsc --noEmit` prints there in a job, with the time of each line. */
export const LOG: string = [
  "##[group]Run npx tsc --noEmit",
  "##[endgroup]",
  `src/bill.ts(1,10): error TS2724: '"./price"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?`,
  "##[error]Process completed with exit code 2.",
]
  .map((line) => `2026-11-20T09:00:00.0000000Z ${line}\n`)
  .join("");

export const RIGHTS = {
  analyze: { actions: "read", contents: "read" },
  annotate: { actions: "read", contents: "read", checks: "write" },
  suggest: { actions: "read", contents: "read", checks: "write", pull_requests: "write" },
  deploy: { actions: "read", contents: "write", checks: "write", pull_requests: "write" },
} as const;

export type ActionName = "analyze" | "deliver" | "repair";

/** A broken shop on a GitHub of its own, and a job that has it checked out. */
export interface BrokenRun {
  github: GitHubDouble;
  repository: RepositoryDouble;
  temporary: string;
  workspace: string;
  /** Makes the failed run and checks its commit out. */
  fail(jobs: readonly JobSpec[], more?: { branch?: string; event?: string; headRepository?: string }): void;
  /** A job of another workflow: on the default branch, with nothing checked out. */
  elsewhere(event: string, payload: Step["payload"]): Partial<Step>;
  step(action: ActionName, inputs?: Record<string, string>, more?: Partial<Step>): Promise<StepResult>;
}

/** Where the actions lie bundled, with nothing else, while the tests of a file run. */
export interface BuiltActions {
  readonly folder: string;
}

/** Bundles the actions before the tests of a file. */
export function builtActions(): BuiltActions {
  const built = { folder: "" };
  beforeAll(() => {
    built.folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-actions-")));
    execFileSync(process.execPath, [BUILD, built.folder], { stdio: "pipe" });
  }, BUILD_MS);
  afterAll(() => rmSync(built.folder, { recursive: true, force: true }));
  return built;
}

export async function brokenRun(
  actions: BuiltActions,
  permissions: Permissions = RIGHTS.deploy,
  { files = SHOP, prefix = "" }: { files?: Readonly<Record<string, string>>; prefix?: string } = {},
): Promise<BrokenRun> {
  const github = await startGitHub({ prefix });
  onTestFinished(() => github[Symbol.asyncDispose]());
  github.addToken(TOKEN, { login: "github-actions[bot]", permissions });
  const repository = github.addRepository("octo/shop", files);
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-job-")));
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
  const workspace = join(temporary, "shop");
  mkdirSync(workspace);
  const about = { runId: 1, sha: "", branch: "main", event: "push", payload: {} };
  return {
    github,
    repository,
    temporary,
    workspace,
    fail(jobs, { branch = "main", event = "push", headRepository = repository.fullName } = {}) {
      const home = github.state.repositories.get(headRepository) ?? repository;
      const own = { name: "repair", status: "in_progress", conclusion: null } as const;
      const state = { conclusion: null, status: "in_progress" } as const;
      const run = repository.addRun({ branch, event, headRepository, ...state, jobs: [...jobs, own] });
      execFileSync("git", ["clone", "-q", "--branch", branch, home.git.folder, workspace], { stdio: "pipe" });
      const head = { sha: run.sha, ref: branch, repo: { full_name: headRepository } };
      const base = { sha: repository.git.commit("main") ?? "" };
      const payload = event === "pull_request" ? { pull_request: { head, base } } : {};
      Object.assign(about, { runId: run.id, sha: run.sha, branch, event, payload });
    },
    elsewhere(event, payload) {
      const empty = mkdtempSync(join(temporary, "empty-"));
      const sha = repository.git.commit("main") ?? "";
      return { event, payload, runId: 999, sha, branch: "main", workspace: empty };
    },
    step: (action, inputs = {}, more = {}) =>
      runStep({
        github,
        action: action === "repair" ? join(ACTIONS, "..") : join(ACTIONS, action),
        main: join(actions.folder, `${action}.cjs`),
        with: inputs,
        token: TOKEN,
        repository: repository.fullName,
        workspace,
        temporary,
        ...about,
        ...more,
      }),
  };
}

/** A pull request of the same repository that broke the shop, and a token with these rights. `above` comes first in the file. */
export async function brokenPull(
  actions: BuiltActions,
  permissions: Permissions = RIGHTS.deploy,
  above: string = "",
): Promise<BrokenRun> {
  const files = { ...SHOP, "src/bill.ts": above + FIXED_BILL };
  const broken = await brokenRun(actions, permissions, { files });
  broken.repository.commit("topic", { "src/bill.ts": above + SHOP["src/bill.ts"] });
  broken.repository.addPull({ head: "topic" });
  broken.fail([{ name: "build", log: LOG }], { branch: "topic", event: "pull_request" });
  return broken;
}
