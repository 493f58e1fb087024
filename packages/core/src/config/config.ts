import type { AiConfig } from "./ai-config.ts";
import type { DeployLimits } from "./deploy-config.ts";
import type { Threshold } from "./log-config.ts";
import type { LogPattern } from "./patterns/log-pattern.ts";

export const LEVELS = ["debug", "info", "warning", "error", "fatal"] as const;
export const MODES = ["suggest", "deploy"] as const;

export type Mode = (typeof MODES)[number];

/** The effective configuration: checked, defaults filled in. The file's own names and their meaning are in schema.ts. */
export interface Config {
  log: Threshold;
  mode: Mode;
  remoteRepo: RemoteRepo | undefined;
  deploy: DeployLimits;
  /** Commands of the workspace that prove a fix. Project code: run only where the user trusts the workspace. */
  verify: readonly string[];
  /** Path patterns (see path-pattern.ts) of files that no fix may touch. */
  protectedPaths: readonly string[];
  ignore: readonly IgnoreRule[];
  /** How tools of the user's own print problems. */
  patterns: readonly LogPattern[];
  ai: AiConfig;
}

/** Where `mode: deploy` delivers. The token itself is never part of a configuration. */
export interface RemoteRepo {
  owner: string;
  repository: string;
  /** Undefined: the repository's default branch. */
  branch: string | undefined;
  /** Name of the environment variable that holds the token. */
  tokenEnv: string;
  pullRequest: PullRequestTemplate;
}

export interface PullRequestTemplate {
  /** Text with the placeholders of placeholder.ts. */
  titleTemplate: string;
  branchTemplate: string;
  labels: readonly string[];
}

/** A problem that fits every given part is left out. `path` is a path pattern, `message` a part of the message, the rest is exact. */
export interface IgnoreRule {
  tool?: string | undefined;
  code?: string | undefined;
  path?: string | undefined;
  message?: string | undefined;
}
