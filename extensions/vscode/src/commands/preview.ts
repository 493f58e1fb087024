import { l10n } from "vscode";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { meantSolution } from "./at-cursor.ts";
import { tell } from "../views/tell.ts";

/** Shows what a fix would change. */
export async function preview(session: Session, argument: unknown): Promise<void> {
  const solution = await meantSolution(session, argument);
  if (solution === undefined) {
    tell("information", l10n.t("There is no fix for a problem here."));
    return;
  }
  await presentResult(session, "previewFix", await session.server.execute("previewFix", { solution }));
}
