import { posix } from "node:path";
import { z } from "zod";
import { readConfigFile, type ConfigFile } from "./config-file.ts";
import { foldersAbove, inFolder } from "./folders-above.ts";

/** The tsconfigs of a workspace and how they hang together. All paths are repository-relative. */
export interface ConfigFiles {
  /** Those in the folders above a file, nearest first and `tsconfig.json` before its siblings. */
  above(file: string): string[];
  /** The nearest folder above a file that has one. */
  folderOf(file: string): string | undefined;
  /** Those above a file, and all that depend on them, directly or not: by a reference or by the name of the package. */
  around(file: string): string[];
}

const CONFIG_FILE = /(?:^|\/)[tj]sconfig[^/]*\.json$/;
const PackageName = z.object({ name: z.string().min(1) });

export function createConfigFiles(
  files: readonly string[],
  readText: (file: string) => string | undefined,
): ConfigFiles {
  const manifests = new Map(
    files
      .filter((file) => posix.basename(file) === "package.json")
      .map((file) => [file, readText(file) ?? ""]),
  );
  const configs = withoutBases(
    new Map(
      files
        .filter((file) => CONFIG_FILE.test(file))
        .map((file) => [file, readConfigFile(file, readText(file) ?? "")]),
    ),
  );
  const byFolder = Map.groupBy(configs.keys(), (config) => posix.dirname(config));
  const above = perFolder((file) =>
    foldersAbove(file).flatMap((folder) => byFolder.get(folder)?.toSorted(mainFirst) ?? []),
  );
  const manifestOf = (file: string): string | undefined =>
    foldersAbove(file)
      .map((folder) => inFolder(folder, "package.json"))
      .find((manifest) => manifests.has(manifest));
  const packageOf = (file: string): string | undefined => packageName(manifests.get(manifestOf(file) ?? ""));

  function users(config: string | undefined, packageOfIt: string | undefined): string[] {
    return [...configs].flatMap(([user, { references }]) => {
      const manifest = manifests.get(manifestOf(user) ?? "");
      const depends = packageOfIt !== undefined && manifest?.includes(`"${packageOfIt}"`) === true;
      return depends || references.includes(config ?? "") ? [user] : [];
    });
  }

  return {
    above,
    folderOf: (file) => foldersAbove(file).find((folder) => byFolder.has(folder)),
    around: perFolder((file) => {
      const found = new Set([...above(file), ...users(undefined, packageOf(file))]);
      for (const config of found) for (const user of users(config, packageOf(config))) found.add(user);
      return [...found];
    }),
  };
}

/** Remembers what is the same for all files of a folder. */
function perFolder(compute: (file: string) => string[]): (file: string) => string[] {
  const known = new Map<string, string[]>();
  return (file) => {
    const folder = posix.dirname(file);
    const result = known.get(folder) ?? compute(file);
    known.set(folder, result);
    return result;
  };
}

/** A `tsconfig.base.json` that others extend, and that names no files itself, is no project. */
function withoutBases(configs: ReadonlyMap<string, ConfigFile>): Map<string, ConfigFile> {
  const extended = new Set([...configs.values()].flatMap((config) => config.extends));
  return new Map(
    [...configs].filter(([file, { hasFiles }]) => isMain(file) || hasFiles || !extended.has(file)),
  );
}

function packageName(text: string | undefined): string | undefined {
  try {
    return PackageName.parse(JSON.parse(text ?? "")).name;
  } catch {
    return undefined;
  }
}

function mainFirst(a: string, b: string): number {
  return Number(isMain(b)) - Number(isMain(a)) || a.localeCompare(b, "en");
}

function isMain(config: string): boolean {
  return posix.basename(config) === "tsconfig.json";
}
