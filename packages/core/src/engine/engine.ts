import type { LogInput } from "../logs/sources/log-input.ts";
import type { Analysis } from "../model/analysis.ts";
import { createLinter } from "../repository/eslint/linter.ts";
import { listFiles } from "../repository/files.ts";
import { openRepository } from "../repository/virtual-repository.ts";
import { analyze } from "./analyze.ts";
import { readChange, type WorkspaceChange } from "../repository/change/workspace-change.ts";
import type { EngineOptions, EngineParts } from "./engine-parts.ts";

/** One workspace with its caches. Call `dispose` to end the processes it started. */
export interface Engine extends EngineParts {
  /**
   * Reads logs to their end: problems, roots and solutions. The same input gives the same analysis but for times. Throws
   * the signal's reason where it is aborted.
   */
  analyze(logs: AsyncIterable<LogInput>, signal?: AbortSignal): Promise<Analysis>;
  dispose(): void;
}

/** Throws `workspace-not-found` where the workspace is no folder, `usage` where git does not know the base. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { workspace, trust } = options;
  const repository =
    workspace === undefined ? undefined : openRepository(workspace, (await listFiles(workspace)).files);
  const linter = trust && repository !== undefined ? createLinter() : undefined;
  const parts: EngineParts = { repository, linter, options, change: await openChange(options) };
  return {
    ...parts,
    analyze: (logs, signal) =>
      analyze(signal === undefined ? parts : { ...parts, options: { ...options, signal } }, logs),
    dispose: () => linter?.dispose(),
  };
}

/** A base that is named is looked up at once, so that a slip is told at once; a guessed one is, when it is needed. */
async function openChange({
  workspace,
  base,
}: EngineOptions): Promise<() => Promise<WorkspaceChange | undefined>> {
  if (workspace === undefined) return () => Promise.resolve(undefined);
  const named = base === undefined ? undefined : await readChange(workspace, base);
  let guessed: Promise<WorkspaceChange | undefined> | undefined;
  return () => (named === undefined ? (guessed ??= readChange(workspace)) : Promise.resolve(named));
}
