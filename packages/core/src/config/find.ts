import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** In the order in which they are looked for in a folder. */
export const CONFIG_FILE_NAMES = ["hephaestus.yaml", "hephaestus.yml"] as const;

/**
 * The configuration file of a folder: in it or in the nearest folder above that has one. The folder that holds `.git`
 * is the last one looked at, or else the root of the file system. Undefined when there is none.
 */
export async function findConfigFile(folder: string): Promise<string | undefined> {
  for (let current = resolve(folder); ; current = dirname(current)) {
    for (const name of CONFIG_FILE_NAMES) {
      const file = join(current, name);
      if (await exists(file)) return file;
    }
    if (current === dirname(current) || (await exists(join(current, ".git")))) return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
