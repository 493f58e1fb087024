import {
  CONFIG_FILE_NAMES,
  DEFAULTS,
  formatMistake,
  HephaestusError,
  readConfig,
  type Config,
} from "@hephaestus/core";
import type { Forge } from "./forge.ts";

/**
 * The configuration on the default branch, where those who may write decide what holds: the failing branch could be
 * anybody's. Throws `config-invalid`.
 */
export async function loadRemoteConfig(
  forge: Pick<Forge, "defaultBranch" | "head" | "files" | "read">,
): Promise<Config> {
  const head = await forge.head(await forge.defaultBranch());
  const files = head === undefined ? undefined : await forge.files(head, CONFIG_FILE_NAMES);
  const file = CONFIG_FILE_NAMES.flatMap((name) => files?.get(name) ?? [])[0];
  if (file === undefined) return DEFAULTS;
  const parsed = await readConfig(await forge.read(file));
  if (!("mistakes" in parsed)) return parsed.config;
  const message = parsed.mistakes.map((mistake) => formatMistake(mistake, file.path)).join("\n");
  throw new HephaestusError("config-invalid", message, { hint: "`hephaestus config check` tells the same." });
}
