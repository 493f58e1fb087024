import { realpath } from "node:fs/promises";
import { findWorkspace } from "@hephaestus/core";
import type { Io } from "./io.ts";
import { workspaceFolder } from "./workspace-folder.ts";

/** The real path of the workspace that `--workspace` names, or of the repository around the current folder. */
export async function findWorkspaceFolder(option: string | undefined, io: Io): Promise<string> {
  const folder = await workspaceFolder(option, io);
  return option === undefined ? findWorkspace(folder) : realpath(folder);
}
