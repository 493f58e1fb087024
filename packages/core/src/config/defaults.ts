import { AI_DEFAULTS, completeAi } from "./ai-defaults.ts";
import type { Config, IgnoreRule, RemoteRepo } from "./config.ts";
import type { ConfigFile, IgnoreEntry, RemoteRepoSection } from "./config-file.ts";
import { type DeployLimits, type DeploySection, parseQuietHours } from "./deploy-config.ts";
import { parseDuration } from "./duration.ts";
import { completeLog, LOG_DEFAULTS } from "./log-defaults.ts";
import { toLogPattern } from "./patterns/to-log-pattern.ts";

/** What decides over more than the code: what runs in CI and at a commit, what is installed, who reviews, what assistants do. */
const PROTECTED_PATHS = [
  ".git/**",
  ".github/**",
  ".gitlab-ci.yml",
  ".circleci/**",
  ".husky/**",
  "**/lefthook.yml",
  "**/package.json",
  "**/package-lock.json",
  "**/npm-shrinkwrap.json",
  "**/pnpm-lock.yaml",
  "**/pnpm-workspace.yaml",
  "**/yarn.lock",
  "**/bun.lock",
  "**/.npmrc",
  "**/CODEOWNERS",
  "**/AGENTS.md",
  "**/CLAUDE.md",
  "**/GEMINI.md",
  "**/.cursorrules",
  "**/.cursor/**",
  "hephaestus.yaml",
  "hephaestus.yml",
];

/** What holds where no file says otherwise. `protectedPaths` is added to, everything else replaced. */
export const DEFAULTS: Config = {
  log: LOG_DEFAULTS,
  mode: "suggest",
  remoteRepo: undefined,
  deploy: { maxOpen: 5, cooldownMs: 86_400_000, quietHours: undefined },
  verify: [],
  protectedPaths: PROTECTED_PATHS,
  ignore: [],
  patterns: [],
  ai: AI_DEFAULTS,
};

/** Defaults of a `remote_repo` that is given. */
export const REMOTE_REPO_DEFAULTS: Pick<RemoteRepo, "tokenEnv" | "pullRequest"> = {
  tokenEnv: "GITHUB_TOKEN",
  pullRequest: { titleTemplate: "fix: {title}", branchTemplate: "hephaestus/{id}", labels: ["hephaestus"] },
};

/** Fills in what a checked file leaves out. */
export function applyDefaults(file: ConfigFile): Config {
  return {
    log: completeLog(file.log ?? {}),
    mode: file.mode ?? DEFAULTS.mode,
    remoteRepo: file.remote_repo && completeRemoteRepo(file.remote_repo),
    deploy: completeDeploy(file.deploy ?? {}),
    verify: typeof file.verify === "string" ? [file.verify] : (file.verify ?? DEFAULTS.verify),
    protectedPaths: [...new Set([...DEFAULTS.protectedPaths, ...(file.protected_paths ?? [])])],
    ignore: file.ignore?.map(toIgnoreRule) ?? DEFAULTS.ignore,
    patterns: file.patterns?.map(toLogPattern) ?? DEFAULTS.patterns,
    ai: completeAi(file.ai ?? {}),
  };
}

function completeDeploy({ max_open, cooldown, quiet_hours }: DeploySection): DeployLimits {
  return {
    maxOpen: max_open ?? DEFAULTS.deploy.maxOpen,
    cooldownMs: parseDuration(cooldown ?? "") ?? DEFAULTS.deploy.cooldownMs,
    quietHours: parseQuietHours(quiet_hours ?? ""),
  };
}

function completeRemoteRepo(section: RemoteRepoSection): RemoteRepo {
  const { tokenEnv, pullRequest } = REMOTE_REPO_DEFAULTS;
  return {
    owner: section.owner,
    repository: section.repository,
    branch: section.branch,
    tokenEnv: section.token_env ?? tokenEnv,
    pullRequest: {
      titleTemplate: section.pr?.title_template ?? pullRequest.titleTemplate,
      branchTemplate: section.pr?.branch_template ?? pullRequest.branchTemplate,
      labels: section.pr?.labels ?? pullRequest.labels,
    },
  };
}

function toIgnoreRule(entry: IgnoreEntry): IgnoreRule {
  return typeof entry === "string" ? { code: entry } : entry;
}
