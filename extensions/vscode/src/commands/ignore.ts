import { l10n, window } from "vscode";
import type { IgnoreArguments } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { meantProblem } from "./at-cursor.ts";
import { tell } from "../views/tell.ts";

/** Ignores a problem for now, here, or everywhere; the latter two are written to hephaestus.yaml. */
export async function ignore(session: Session, argument: unknown): Promise<void> {
  const problem = await meantProblem(session, argument);
  if (problem === undefined) {
    tell("information", l10n.t("No problem is known."));
    return;
  }
  const chosen = await window.showQuickPick(ways(), { placeHolder: l10n.t("Ignore this problem") });
  if (chosen === undefined) return;
  const result = await session.server.execute("ignore", { ...problem, how: chosen.how });
  await presentResult(session, "ignore", result);
}

function ways(): { label: string; detail: string; how: IgnoreArguments["how"] }[] {
  return [
    { label: l10n.t("For now"), detail: l10n.t("Until the editor is closed"), how: "once" },
    { label: l10n.t("In this file"), detail: l10n.t("A rule in hephaestus.yaml"), how: "always" },
    { label: l10n.t("Everywhere"), detail: l10n.t("A rule for its code in hephaestus.yaml"), how: "pattern" },
  ];
}
