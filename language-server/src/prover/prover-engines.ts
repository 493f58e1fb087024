import { openEngine, type CandidateMemory, type Engine, type ProgressEvent } from "@hephaestus/core";
import { configOf, realFolder } from "../reader/folder-engines.ts";

export interface OpenedEngine {
  engine: Engine;
  /** What is wrong with the folder's configuration, in sentences. */
  notes: string[];
}

/** Engines that hold a compiler, one for each folder. */
export interface ProverEngines {
  /** On the files as they are now, those of `unsaved` as given. Made anew where trust or configuration are others. */
  open(folder: string, trust: boolean, unsaved: ReadonlyMap<string, string>): Promise<OpenedEngine>;
}

export function createProverEngines(
  memory: CandidateMemory,
  onProgress: (event: ProgressEvent) => void,
): ProverEngines {
  const folders = new Map<string, { key: string; engine: Engine }>();
  return {
    async open(folder, trust, unsaved) {
      const { config, notes } = await configOf(folder);
      const key = JSON.stringify([trust, config]);
      const known = folders.get(folder);
      if (known !== undefined && known.key !== key) known.engine.dispose();
      const opened =
        known?.key === key
          ? known.engine
          : await openEngine({
              workspace: await realFolder(folder),
              trust,
              config,
              memory,
              clock: () => performance.now(),
              progress: onProgress,
            });
      const engine = await opened.renewed(unsaved);
      folders.set(folder, { key, engine });
      return { engine, notes };
    },
  };
}
