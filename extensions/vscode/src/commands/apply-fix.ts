import { commands, l10n } from "vscode";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { previewedSolution } from "../solutions/preview.ts";
import { meantSolution } from "./at-cursor.ts";
import { tell } from "../views/tell.ts";

/** Applies the fix of the view's line, or the best one of the problem at the cursor. */
export async function applyFix(session: Session, argument: unknown): Promise<void> {
  const solution = await meantSolution(session, argument);
  if (solution === undefined) {
    tell("information", l10n.t("There is no fix for a problem here."));
    return;
  }
  await presentResult(session, "applyFix", await session.server.execute("applyFix", { solution }));
}

/** Applies the fix whose preview is shown, and closes it. */
export async function applyPreviewed(session: Session): Promise<void> {
  const solution = previewedSolution();
  if (solution === undefined) return;
  await commands.executeCommand("workbench.action.closeActiveEditor");
  await applyFix(session, solution);
}
