import type { LogInput } from "../logs/sources/log-input.ts";
import type { Analysis } from "../model/analysis.ts";
import { createLinter } from "../repository/linters/linter.ts";
import { listFiles } from "../repository/files.ts";
import {
  createNativeCompilers,
  type NativeCompilers,
} from "../repository/typescript/native/native-compilers.ts";
import { openRepository, type VirtualRepository } from "../repository/virtual-repository.ts";
import { conclude, place } from "./analyze.ts";
import { readChange, type WorkspaceChange } from "../repository/change/workspace-change.ts";
import type { EngineOptions, EngineParts } from "./engine-parts.ts";
import { readLogs } from "./read-logs.ts";
import type { Reading } from "./reading.ts";

/** One workspace with its caches. Call `dispose` to end the processes it started. */
export interface Engine extends EngineParts {
  /** Reads logs to their end: problems, roots and solutions; see `conclude`. */
  analyze(logs: AsyncIterable<LogInput>, signal?: AbortSignal): Promise<Analysis>;
  /** Places what was read in the workspace, without looking for fixes: takes no compiler and little time. */
  place(reading: Reading): Analysis;
  /**
   * Finds the roots and solutions of what was read. The same reading gives the same analysis but for times. Throws the
   * signal's reason where it is aborted.
   */
  conclude(reading: Reading, signal?: AbortSignal): Promise<Analysis>;
  /**
   * An engine on the files as they are now, what is unsaved, by repository-relative path, before the disk. It keeps what is
   * known of files that are as they were, and shares the processes of this one: either `dispose` ends them.
   */
  renewed(unsaved?: ReadonlyMap<string, string>): Promise<Engine>;
  dispose(): void;
}

/** Throws `workspace-not-found` where the workspace is no folder, `usage` where git does not know the base. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { workspace, trust } = options;
  const natives = trust ? createNativeCompilers() : undefined;
  const repository = workspace === undefined ? undefined : await openWorkspace(workspace, natives);
  const linter = trust && repository !== undefined ? createLinter() : undefined;
  return engineOf({ repository, linter, natives, options, change: await openChange(options) });
}

function engineOf(parts: EngineParts): Engine {
  const { linter, natives, options } = parts;
  const until = (signal?: AbortSignal): EngineParts =>
    signal === undefined ? parts : { ...parts, options: { ...options, signal } };
  return {
    ...parts,
    analyze: async (logs, signal) => conclude(await readLogs(logs, options), until(signal)),
    place: (reading) => place(reading, parts),
    conclude: (reading, signal) => conclude(reading, until(signal)),
    renewed: async (unsaved = new Map()) =>
      engineOf({
        ...parts,
        repository: await renewedRepository(parts, unsaved),
        change: await openChange(options),
      }),
    dispose() {
      linter?.dispose();
      natives?.dispose();
    },
  };
}

async function openWorkspace(
  workspace: string,
  natives: NativeCompilers | undefined,
): Promise<VirtualRepository> {
  return openRepository(workspace, (await listFiles(workspace)).files, natives);
}

/** The repository with other files where some came or went. */
async function renewedRepository(
  { repository, natives }: EngineParts,
  unsaved: ReadonlyMap<string, string>,
): Promise<VirtualRepository | undefined> {
  if (repository === undefined) return undefined;
  const { root, files } = repository;
  const { files: now } = await listFiles(root);
  const isSame = now.length === files.length && now.every((file, index) => file === files[index]);
  return (isSame ? repository : openRepository(root, now, natives)).renewed(unsaved);
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
