import { readFile, rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  createTemplateMiner,
  HephaestusError,
  restoreTemplates,
  storeTemplates,
  templateStateSchema,
  type TemplateMiner,
} from "@hephaestus/core";
import type { Io } from "../io.ts";

/** A miner that goes on with the templates of a file, where one is named and there. Throws `usage` where it holds others. */
export async function openMiner(file: string | undefined, io: Io): Promise<TemplateMiner> {
  const miner = createTemplateMiner();
  const text = file === undefined ? undefined : await readIfThere(resolve(io.cwd, file));
  if (file === undefined || text === undefined) return miner;
  const state = templateStateSchema.safeParse(parseJson(text));
  if (!state.success)
    throw new HephaestusError("usage", `${file} holds no saved templates`, {
      hint: "name another file, or remove it",
    });
  miner.restore(restoreTemplates(state.data), state.data.entries);
  return miner;
}

/** Saves the templates, so that the file is there whole or as it was. */
export async function saveMiner(miner: TemplateMiner, file: string | undefined, io: Io): Promise<void> {
  if (file === undefined) return;
  const path = resolve(io.cwd, file);
  try {
    await writeFile(`${path}.new`, JSON.stringify(storeTemplates(miner.templates(), miner.entries)));
    await rename(`${path}.new`, path);
  } catch (cause) {
    throw new HephaestusError("file-unwritable", `${file} cannot be written`, { cause });
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new HephaestusError("usage", `${path} cannot be read`, { cause: error });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
