import type { LogInput } from "../logs/sources/log-input.ts";
import type { Analysis } from "../model/analysis.ts";
import { createLinter } from "../repository/eslint/linter.ts";
import { listFiles } from "../repository/files.ts";
import { openRepository } from "../repository/virtual-repository.ts";
import { analyze } from "./analyze.ts";
import type { EngineOptions, EngineParts } from "./engine-parts.ts";

/** One workspace with its caches. Call `dispose` to end the processes it started. */
export interface Engine extends EngineParts {
  /** Reads logs to their end: problems, roots and solutions. The same input gives the same analysis but for times. */
  analyze(logs: AsyncIterable<LogInput>): Promise<Analysis>;
  dispose(): void;
}

/** Throws `workspace-not-found` where the workspace is no folder. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { workspace, trust } = options;
  const repository =
    workspace === undefined ? undefined : openRepository(workspace, (await listFiles(workspace)).files);
  const linter = trust && repository !== undefined ? createLinter() : undefined;
  const parts: EngineParts = { repository, linter, options };
  return {
    ...parts,
    analyze: (logs) => analyze(parts, logs),
    dispose: () => linter?.dispose(),
  };
}
