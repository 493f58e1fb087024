import type { AiSection } from "./ai-file.ts";
import type { IgnoreRule, Mode } from "./config.ts";
import type { DeploySection } from "./deploy-config.ts";
import type { LogSection } from "./log-file.ts";
import type { PatternEntry } from "./patterns/pattern-file.ts";

/** `hephaestus.yaml` as a person writes it; what each key means and allows is in schema.ts. */
export interface ConfigFile {
  log?: LogSection | undefined;
  mode?: Mode | undefined;
  remote_repo?: RemoteRepoSection | undefined;
  deploy?: DeploySection | undefined;
  verify?: string | string[] | undefined;
  protected_paths?: string[] | undefined;
  ignore?: IgnoreEntry[] | undefined;
  patterns?: PatternEntry[] | undefined;
  ai?: AiSection | undefined;
}

export interface RemoteRepoSection {
  owner: string;
  repository: string;
  branch?: string | undefined;
  token_env?: string | undefined;
  pr?: PullRequestSection | undefined;
}

interface PullRequestSection {
  title_template?: string | undefined;
  branch_template?: string | undefined;
  labels?: string[] | undefined;
}

export type IgnoreEntry = string | IgnoreRule;
