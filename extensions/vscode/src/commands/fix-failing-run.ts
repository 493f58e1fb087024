import { l10n } from "vscode";
import { readFailingRun } from "../github/read-failing-run.ts";
import { runFolder } from "../github/run-folder.ts";
import type { Session } from "../session.ts";
import { tell } from "../views/tell.ts";

/** Reads the failing GitHub run of what is checked out; asks the user to sign in where that is needed. */
export async function fixFailingRun(session: Session): Promise<void> {
  const folder = await runFolder();
  if (folder === undefined) tell("information", l10n.t("No folder is open."));
  else await readFailingRun(session, folder, "ask");
}
