import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Folder } from "./folders.ts";

/** Names of a configuration; the first is for a new one. */
export const CONFIG_NAMES: readonly string[] = ["hephaestus.yaml", "hephaestus.yml"];

/** The name of a folder's configuration; undefined where it has none. */
export async function configFile({ path }: Folder): Promise<string | undefined> {
  for (const name of CONFIG_NAMES)
    if ((await stat(join(path, name)).catch(() => undefined)) !== undefined) return name;
  return undefined;
}
