import { l10n, window } from "vscode";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { meantSolution } from "./at-cursor.ts";

/** Shows what a fix would change. */
export async function preview(session: Session, argument: unknown): Promise<void> {
  const solution = meantSolution(session, argument);
  if (solution === undefined) {
    await window.showInformationMessage(l10n.t("There is no fix for a problem here."));
    return;
  }
  await presentResult(session, "previewFix", await session.server.execute("previewFix", { solution }));
}
