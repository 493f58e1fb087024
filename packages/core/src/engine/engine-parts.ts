import type { Config } from "../config/config.ts";
import type { WorkspaceChange } from "../repository/change/workspace-change.ts";
import type { Linter } from "../repository/linters/linter.ts";
import type { NativeCompilers } from "../repository/typescript/native/native-compilers.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { Clock } from "../verify/verify.ts";
import type { CandidateMemory, CandidateProvider } from "./candidate-provider.ts";
import type { Progress } from "./progress.ts";

export interface EngineOptions {
  /** Absolute real path of the workspace; without one the log alone is analysed. */
  workspace?: string;
  /** Folder of the workspace the user stands in, repository-relative; settles which of two equal paths he means. */
  folder?: string;
  /** A commit, branch or tag that worked; without one it is guessed from the history. */
  base?: string;
  /** Whether project code may be executed: ESLint configurations, `verify` commands. */
  trust: boolean;
  config: Pick<Config, "ignore" | "protectedPaths"> & Partial<Pick<Config, "patterns">>;
  /** Asked for candidates where no fixer has a proved one; nobody is without it. */
  provider?: CandidateProvider;
  /** What the user did with fixes before; without it nothing is remembered. */
  memory?: CandidateMemory;
  clock: Clock;
  progress: Progress;
  /** Ends an analysis before its time, between two proofs; it then throws the signal's reason. */
  signal?: AbortSignal;
}

/** What every step of the engine works with. */
export interface EngineParts {
  readonly repository: VirtualRepository | undefined;
  /** Absent unless the workspace is trusted. */
  readonly linter: Linter | undefined;
  /** Absent unless the workspace is trusted. */
  readonly natives?: NativeCompilers | undefined;
  /** What was changed since `options.base`, read at the first call. */
  readonly change?: () => Promise<WorkspaceChange | undefined>;
  readonly options: EngineOptions;
}
