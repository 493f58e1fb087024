import { Uri, l10n, window, workspace } from "vscode";
import { startTail, stopTail } from "../capture/tail.ts";
import type { Session } from "../session.ts";
import { chooseFile, namedFile } from "./choose-file.ts";

/** Follows the file of the menu, the log that is open, or one that is chosen. */
export async function tailFile(session: Session, argument: unknown): Promise<void> {
  const file = namedFile(argument) ?? (await chooseFile(l10n.t("Follow Log")));
  if (file !== undefined) await startTail(session, file);
}

/** Ends following one log, chosen where there are several. */
export async function stopTailing(session: Session): Promise<void> {
  const tails = session.server.isRunning ? await session.server.execute("tail", { action: "list" }) : [];
  const [only] = tails;
  if (only === undefined) {
    window.setStatusBarMessage(l10n.t("No log is followed."), 5000);
    return;
  }
  const items = tails.map(({ uri }) => ({ label: workspace.asRelativePath(Uri.parse(uri)), uri }));
  const chosen = tails.length === 1 ? only : await window.showQuickPick(items);
  if (chosen !== undefined) await stopTail(session, chosen.uri);
}
