import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The machine that a job is recorded on, laid out as GitHub's is. */
export interface RunnerMachine {
  /** `owner/name`. */
  repository: string;
  /** `/home/runner/work/name/name` on a real runner. */
  workspace: string;
  temporary: string;
  /** What every step sees besides its own `env`. */
  environment: Record<string, string>;
}

/** What a tool may need to reach the network from where the recording is made. */
const PASSED_THROUGH = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS"];

/** Lays out the folders below `root`, the home folder of every tool: a fresh one means no caches and no settings. */
export function prepareMachine(root: string, repository: string): RunnerMachine {
  const name = repository.split("/")[1] ?? repository;
  const workspace = join(root, "work", name, name);
  const temporary = join(root, "work", "_temp");
  mkdirSync(workspace, { recursive: true });
  mkdirSync(temporary, { recursive: true });
  const environment = {
    ...passEnvironment(),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_REF: "refs/pull/128/merge",
    GITHUB_REPOSITORY: repository,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_STEP_SUMMARY: join(temporary, "step_summary"),
    GITHUB_WORKSPACE: workspace,
    HOME: root,
    LANG: "C.UTF-8",
    PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
    RUNNER_OS: "Linux",
    RUNNER_TEMP: temporary,
    TZ: "UTC",
  };
  return { repository, workspace, temporary, environment };
}

function passEnvironment(): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED_THROUGH) {
    const value = process.env[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}

/** What the reproduced texts are filled in with, once the project lies in the workspace: made-up commits, real versions. */
export function describeMachine({
  repository,
  workspace,
  temporary,
  environment,
}: RunnerMachine): Record<string, string> {
  const merge = digest("sha1", `${repository} merge`);
  return {
    repository,
    workspace,
    temporary,
    merge,
    shortMerge: merge.slice(0, 7),
    head: digest("sha1", `${repository} head`),
    base: digest("sha1", `${repository} base`),
    node: process.versions.node,
    npm: execFileSync("npm", ["--version"], { env: environment, encoding: "utf8" }).trim(),
    cacheKey: digest("sha256", readFileSync(join(workspace, "package.json"))),
  };
}

function digest(algorithm: string, data: string | Buffer): string {
  return createHash(algorithm).update(data).digest("hex");
}
