import { l10n, window } from "vscode";
import { mutedBranches, unmuteBranches } from "../github/muted-branches.ts";
import type { Session } from "../session.ts";

/** Has failing runs of every branch told of again. */
export async function unmute({ context }: Session): Promise<void> {
  const muted = mutedBranches(context);
  await unmuteBranches(context);
  const text =
    muted.length === 0 ? l10n.t("No branch is muted.") : l10n.t("Heard again: {0}", muted.join(", "));
  window.setStatusBarMessage(text, 5000);
}
