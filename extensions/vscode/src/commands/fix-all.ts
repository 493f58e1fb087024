import { l10n, window } from "vscode";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";

/** Applies every proved fix, in one edit; what is only plausible is left to the user. */
export async function fixAll(session: Session): Promise<void> {
  if ((session.knowledge.status?.proved ?? 0) === 0) {
    await window.showInformationMessage(l10n.t("There is no proved fix to apply."));
    return;
  }
  await presentResult(session, "fixAll", await session.server.execute("fixAll", {}));
}
