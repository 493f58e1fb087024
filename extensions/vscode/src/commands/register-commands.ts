import { CancellationError, commands, l10n, workspace, type Disposable } from "vscode";
import type { Session } from "../session.ts";
import type { Command } from "./command.ts";
import { COMMAND_TABLE } from "./table.ts";
import { tell } from "../views/tell.ts";

/** Answers of LSP to a request that was given up. */
const CANCELLED = new Set([-32_800, -32_802]);

/** Registers the commands of the table; what fails is told in a sentence, once, and kept for the doctor. */
export function registerCommands(session: Session): Disposable[] {
  return Object.entries(COMMAND_TABLE).map(([id, command]) =>
    commands.registerCommand(id, (argument: unknown) =>
      NEEDS_DISK.has(id) && isOffDisk() ? tell("warning", OFF_DISK) : runTold(session, command, argument),
    ),
  );
}

/** Without a folder of a disk these can do nothing; logs are read everywhere. */
const NEEDS_DISK = new Set([
  "hephaestus.fixFailingRun",
  "hephaestus.teachPattern",
  "hephaestus.fixAllProved",
]);

async function runTold(session: Session, command: Command, argument: unknown): Promise<void> {
  try {
    await command(session, argument);
  } catch (error) {
    if (isCancelled(error)) return;
    session.server.note(error);
    tell("error", error instanceof Error ? error.message : String(error), {
      [l10n.t("Doctor")]: () => commands.executeCommand("hephaestus.doctor"),
    });
  }
}

const OFF_DISK = l10n.t("This needs a folder of a disk; the folders of this window are not on one.");

function isOffDisk(): boolean {
  const folders = workspace.workspaceFolders ?? [];
  return folders.length > 0 && folders.every(({ uri }) => uri.scheme !== "file");
}

function isCancelled(error: unknown): boolean {
  if (error instanceof CancellationError) return true;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "number" && CANCELLED.has(code);
}
