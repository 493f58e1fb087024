import type { Command } from "commander";
import type { Io } from "../io.ts";
import { print } from "../io.ts";

/** `hephaestus undo` */
export function registerUndo(command: Command, io: Io): void {
  command
    .option(
      "-w, --workspace <folder>",
      "the folder that was fixed (default: the repository around the current folder)",
    )
    .action((options: { workspace?: string }) => undo(options, io));
}

async function undo(options: { workspace?: string }, io: Io): Promise<void> {
  const { findWorkspace, undoLast } = await import("@hephaestus/core");
  const { workspaceFolder } = await import("../workspace-folder.ts");
  const folder = await workspaceFolder(options.workspace, io);
  const { files } = await undoLast(options.workspace === undefined ? await findWorkspace(folder) : folder);
  await print(io.stdout, `${files.map((file) => `restored ${file}`).join("\n")}\n`);
}
