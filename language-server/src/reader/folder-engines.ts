import { realpath } from "node:fs/promises";
import type { ReadTarget } from "./reader-methods.ts";
import { unsavedOf } from "./unsaved-of.ts";
import { HephaestusError, loadConfig, openEngine, type Config, type Engine } from "@hephaestus/core";

export interface FolderEngine {
  /** Undefined for an engine without a workspace. */
  folder: string | undefined;
  engine: Engine;
  /** What is wrong with its configuration, in sentences. */
  notes: string[];
}

export type SettledConfig = Pick<Config, "ignore" | "protectedPaths" | "patterns">;

/** Where a configuration has mistakes, everything but its ignore rules holds as by default, and the mistakes are told. */
const NO_CONFIG: SettledConfig = { ignore: [], protectedPaths: ["**"], patterns: [] };

/** The configuration of a folder. Of one that cannot be read, no fix is made: which files it protects is not known. */
export async function configOf(folder: string): Promise<{ config: SettledConfig; notes: string[] }> {
  try {
    return { config: (await loadConfig(folder)).config, notes: [] };
  } catch (error) {
    if (!(error instanceof HephaestusError)) throw error;
    const [head = "", first] = error.message.split("\n");
    const mistake = first === undefined ? head : `${head}: ${first}`;
    return { config: NO_CONFIG, notes: [`${mistake}. No fix is made until it is corrected.`] };
  }
}

/** The patterns of a folder's configuration; none without a folder. */
export async function settledPatterns(folder: string | undefined): Promise<Config["patterns"]> {
  return folder === undefined ? [] : (await configOf(folder)).config.patterns;
}

/** Engines of folders that read and place, and never load a compiler. */
export interface FolderEngines {
  /** On the files as they are now. Throws `workspace-not-found`. */
  open(folder: string | undefined, unsaved?: ReadonlyMap<string, string>): Promise<FolderEngine>;
  /** Those that a log may be of: one without a folder where there is none. */
  openAll(target: ReadTarget): Promise<FolderEngine[]>;
}

export function createFolderEngines(): FolderEngines {
  const engines = new Map<string, { key: string; engine: Engine }>();

  async function open(
    folder: string | undefined,
    unsaved: ReadonlyMap<string, string> = new Map(),
  ): Promise<FolderEngine> {
    const { config, notes } =
      folder === undefined ? { config: NO_CONFIG, notes: [] } : await configOf(folder);
    const key = JSON.stringify(config);
    const known = engines.get(folder ?? "");
    const engine =
      known?.key === key ? await known.engine.renewed(unsaved) : await openLight(folder, config, unsaved);
    engines.set(folder ?? "", { key, engine });
    return { folder, engine, notes };
  }

  return {
    open,
    openAll({ folders, decided, unsaved }) {
      const looked: (string | undefined)[] = decided ? folders.slice(0, 1) : folders;
      const wanted = looked.length === 0 ? [undefined] : looked;
      return Promise.all(wanted.map((folder) => open(folder, unsavedOf(folder ?? "", unsaved))));
    },
  };
}

async function openLight(
  folder: string | undefined,
  config: SettledConfig,
  unsaved: ReadonlyMap<string, string>,
): Promise<Engine> {
  const engine = await openEngine({
    ...(folder === undefined ? {} : { workspace: await realFolder(folder) }),
    trust: false,
    config,
    clock: () => 0,
    progress: () => undefined,
  });
  return unsaved.size === 0 ? engine : await engine.renewed(unsaved);
}

/** The real path; a folder that is not there is told by who opens it. */
export async function realFolder(folder: string): Promise<string> {
  return await realpath(folder).catch(() => folder);
}
