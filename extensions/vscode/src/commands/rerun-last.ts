import { l10n } from "vscode";
import type { Session } from "../session.ts";
import { lastCommand, rerun } from "../solutions/rerun.ts";
import { tell } from "../views/tell.ts";

/** Runs the command again that failed last. */
export async function rerunLast(session: Session): Promise<void> {
  const command = lastCommand(session);
  if (command !== undefined) return rerun(command);
  tell("information", l10n.t("No command is known to have failed in a terminal or task."));
}
