import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JobSpec, RepositoryDouble } from "./repository-double.ts";
import { runStep, type Step, type StepResult } from "./run-step.ts";
import { startGitHub, type GitHubDouble } from "./start-github.ts";
import type { ObjectFormat, Permissions } from "./state.ts";

const HOUSE = fileURLToPath(new URL("../../../..", import.meta.url));
/** What the token of a run looks like. */
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

/** Rights of a token, by what it is to do. */
export const RIGHTS = {
  analyze: { actions: "read", contents: "read" },
  annotate: { actions: "read", contents: "read", checks: "write" },
  suggest: { actions: "read", contents: "read", checks: "write", pull_requests: "write" },
  deploy: { actions: "read", contents: "write", checks: "write", pull_requests: "write" },
} as const;

export type ActionName = "analyze" | "deliver" | "repair";

export interface FailedShopOptions {
  permissions?: Permissions;
  files?: Readonly<Record<string, string>>;
  /** Path before the interface, as of an Enterprise server. */
  prefix?: string;
  objectFormat?: ObjectFormat;
}

/** A broken shop on a GitHub of its own, and a job that has it checked out. */
export interface FailedShop extends AsyncDisposable {
  github: GitHubDouble;
  repository: RepositoryDouble;
  temporary: string;
  workspace: string;
  /** Makes the failed run and checks its commit out. */
  fail(jobs: readonly JobSpec[], more?: { branch?: string; event?: string; headRepository?: string }): void;
  /** A job of another workflow: on the default branch, with nothing checked out. */
  elsewhere(event: string, payload: Step["payload"]): Partial<Step>;
  /** Runs a bundle of the folder that was given as a step of that job. */
  step(action: ActionName, inputs?: Record<string, string>, more?: Partial<Step>): Promise<StepResult>;
}

/** Opens it with the actions that lie bundled in a folder. */
export async function openFailedShop(
  bundles: string,
  { permissions = RIGHTS.deploy, files = SHOP, prefix = "", objectFormat = "sha1" }: FailedShopOptions = {},
): Promise<FailedShop> {
  const github = await startGitHub({ prefix });
  github.addToken(TOKEN, { login: "github-actions[bot]", permissions });
  const repository = github.addRepository("octo/shop", files, objectFormat);
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-job-")));
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
        action: action === "repair" ? HOUSE : join(HOUSE, "actions", action),
        main: join(bundles, `${action}.cjs`),
        with: inputs,
        token: TOKEN,
        repository: repository.fullName,
        workspace,
        temporary,
        ...about,
        ...more,
      }),
    async [Symbol.asyncDispose]() {
      rmSync(temporary, { recursive: true, force: true });
      await github[Symbol.asyncDispose]();
    },
  };
}

/** A pull request of the same repository that broke the shop. `above` comes first in the file. */
export async function openFailedPull(
  bundles: string,
  { above = "", ...options }: FailedShopOptions & { above?: string } = {},
): Promise<FailedShop> {
  const files = { ...SHOP, "src/bill.ts": above + FIXED_BILL };
  const failed = await openFailedShop(bundles, { ...options, files });
  failed.repository.commit("topic", { "src/bill.ts": above + SHOP["src/bill.ts"] });
  failed.repository.addPull({ head: "topic" });
  failed.fail([{ name: "build", log: LOG }], { branch: "topic", event: "pull_request" });
  return failed;
}
