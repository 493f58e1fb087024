import { Range, Uri, l10n, window } from "vscode";
import type { Session } from "../session.ts";
import { tell } from "../views/tell.ts";
import { meantLine } from "./meant-line.ts";

/** Opens the log at the lines that look like trouble: each has a lens, and stands in the outline. */
export async function showSuspicious(session: Session, argument: unknown): Promise<void> {
  const meant = await meantLine(session, argument);
  if (meant === undefined) return tell("information", l10n.t("No suspicious line is known."));
  const selection = new Range(meant.line, 0, meant.line, 0);
  await window.showTextDocument(Uri.parse(meant.uri), { selection, preview: false });
}
