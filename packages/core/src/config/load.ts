import { open, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { HephaestusError } from "../model/error.ts";
import type { Config } from "./config.ts";
import { DEFAULTS } from "./defaults.ts";
import { findConfigFile } from "./find.ts";
import type { Mistake } from "./mistake.ts";
import { formatMistake } from "./mistake.ts";
import type { Setting } from "./settings.ts";
import { listSettings } from "./settings.ts";

const MAX_LINES = 50;

export interface LoadedConfig {
  config: Config;
  /** The effective values, each with its source. */
  settings: Setting[];
  /** The file, relative to the folder asked for, with `/`; undefined when there is none and all values are defaults. */
  file: string | undefined;
}

/**
 * The configuration that holds in a folder, see `findConfigFile`. YAML and schema are loaded only where there is a file.
 * Throws HephaestusError `config-invalid`, its message one line for each mistake: `hephaestus.yaml:LINE:COLUMN key: …`
 */
export async function loadConfig(folder: string): Promise<LoadedConfig> {
  const path = await findConfigFile(folder);
  if (path === undefined) {
    return { config: DEFAULTS, settings: listSettings(DEFAULTS, new Map(), ""), file: undefined };
  }
  const file = relative(resolve(folder), path).split(sep).join("/");
  const { MAX_CONFIG_BYTES, parseConfig } = await import("./parse.ts");
  const parsed = parseConfig(await readStart(path, file, MAX_CONFIG_BYTES + 1));
  if ("mistakes" in parsed) throw refusal(parsed.mistakes, file);
  return { config: parsed.config, settings: listSettings(parsed.config, parsed.lines, file), file };
}

/** The first bytes of a file: enough to see that it is too large, whatever its size. */
async function readStart(path: string, file: string, length: number): Promise<Uint8Array> {
  const kind = await stat(path);
  if (!kind.isFile()) throw unreadable(file, "it is not a file");
  try {
    await using handle = await open(path);
    const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(length), position: 0 });
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(
      file,
      error instanceof Error && "code" in error ? String(error.code) : "unknown reason",
      error,
    );
  }
}

function unreadable(file: string, reason: string, cause?: unknown): HephaestusError {
  const hint = "make it a readable file, or remove it to use the defaults";
  return new HephaestusError("config-invalid", `${file} cannot be read: ${reason}`, { hint, cause });
}

function refusal(mistakes: readonly Mistake[], file: string): HephaestusError {
  const lines = mistakes.slice(0, MAX_LINES).map((mistake) => formatMistake(mistake, file));
  if (mistakes.length > MAX_LINES) lines.push(`and ${mistakes.length - MAX_LINES} more`);
  const count = mistakes.length === 1 ? "one mistake" : `${mistakes.length} mistakes`;
  const hint = "correct the file, then run `hephaestus config check`";
  return new HephaestusError("config-invalid", [`${file} has ${count}`, ...lines].join("\n"), { hint });
}
