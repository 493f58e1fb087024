import { l10n } from "vscode";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { tell } from "../views/tell.ts";
import { meantSolution } from "./at-cursor.ts";

/** Takes the fix of the view's line, or the best one at the cursor, out of what is offered. */
export async function dismissFix(session: Session, argument: unknown): Promise<void> {
  const solution = await meantSolution(session, argument);
  if (solution === undefined) return tell("information", l10n.t("There is no fix for a problem here."));
  await presentResult(session, "dismissFix", await session.server.execute("dismissFix", { solution }));
}
