import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { HephaestusError } from "@hephaestus/core";
import type { Io } from "./io.ts";

/** The folder that `--workspace` names, absolute; the current one without. Throws `workspace-not-found`. */
export async function workspaceFolder(option: string | undefined, io: Io): Promise<string> {
  const folder = resolve(io.cwd, option ?? ".");
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return folder;
  const hint = "name an existing folder with --workspace, or leave it out for the current one";
  throw new HephaestusError("workspace-not-found", `${folder} is not a folder`, { hint });
}
