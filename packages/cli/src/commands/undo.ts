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
  const { undoLast } = await import("@hephaestus/core");
  const { findWorkspaceFolder } = await import("../find-workspace-folder.ts");
  const { restoreInterrupted } = await import("../restore-interrupted.ts");
  const { undisturbed } = await import("../undisturbed.ts");
  const workspace = await findWorkspaceFolder(options.workspace, io);
  if (await restoreInterrupted(workspace, io)) return;
  const { files } = await undisturbed(io, () => undoLast(workspace));
  await print(io.stdout, `${files.map((file) => `restored ${file}`).join("\n")}\n`);
}
