import { l10n } from "vscode";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { meantProblem } from "./at-cursor.ts";
import { tell } from "../views/tell.ts";

/** Says what a problem is, where it was noticed and what was tried. */
export async function explain(session: Session, argument: unknown): Promise<void> {
  const problem = await meantProblem(session, argument);
  if (problem === undefined) {
    tell("information", l10n.t("No problem is known."));
    return;
  }
  await presentResult(session, "explain", await session.server.execute("explain", problem));
}
