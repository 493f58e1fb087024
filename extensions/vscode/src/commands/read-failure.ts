import { commands, l10n, window, type Uri } from "vscode";
import { readClipboard, readTerminal } from "../capture/clipboard.ts";
import { readFile } from "../capture/read-log.ts";
import type { Session } from "../session.ts";
import { chooseFile, namedFile } from "./choose-file.ts";
import { tell } from "../views/tell.ts";

export async function readFailureClipboard(session: Session): Promise<void> {
  await readClipboard(session);
}

/** The file of the menu, the log that is open, else one that is chosen. */
export async function readFailureFile(session: Session, argument: unknown): Promise<void> {
  const file: Uri | undefined = namedFile(argument) ?? (await chooseFile(l10n.t("Read Log")));
  if (file !== undefined) await readFile(session, file);
}

export async function readFailureTerminal(session: Session): Promise<void> {
  if (window.activeTerminal === undefined) {
    tell("information", l10n.t("No terminal is open."));
    return;
  }
  await readTerminal(session, (command) => commands.executeCommand(command));
}
