import { l10n, workspace } from "vscode";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { tell } from "../views/tell.ts";
import { meantLine } from "./meant-line.ts";

/** Makes a pattern of a line of a log, and shows it before anything is written. */
export async function teachPattern(session: Session, argument: unknown): Promise<void> {
  if (!workspace.isTrusted) return tell("warning", l10n.t("Trust this workspace to write patterns to it."));
  const line = await meantLine(session, argument);
  if (line === undefined)
    return tell("information", l10n.t("Open a log and put the cursor on a line that tells of the failure."));
  await presentResult(session, "teach", await session.server.execute("teach", line));
}
