import { Uri, commands, l10n, type WorkspaceFolder } from "vscode";
import type { RunFacts, SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { showSummary } from "../solutions/show-summary.ts";
import { proved } from "../solutions/when-proved.ts";
import { tell } from "../views/tell.ts";
import type { ReadRun } from "./analyze-run.ts";
import { focusLine } from "./focus-line.ts";

/** Shows the first problem of a run, beside it the log of the step that failed, with all else folded; then how much is left of it here. */
export async function showRun(
  session: Session,
  folder: WorkspaceFolder,
  { run, logs, missing }: ReadRun,
  summary: SourceSummary,
): Promise<void> {
  const { roots } = await session.knowledge.refresh();
  const evidence = roots.find(({ source }) => source === summary.source)?.evidence;
  const log = Uri.parse(evidence?.uri ?? logs[0]?.uri ?? "");
  await showSummary(session, summary, log);
  if (evidence !== undefined) await focusLine(log, evidence.range.start.line);
  const unread = missing.map(({ detail }) => detail);
  const left = await proved(session, summary.source);
  const notes = [...leftText(run, left), ...unread];
  if (notes.length > 0 && summary.errors + summary.warnings > 0)
    tell("information", `${folder.name}: ${notes.join(" ")}`, {
      [l10n.t("Open Run")]: () => commands.executeCommand("vscode.open", Uri.parse(run.url)),
    });
}

/** `CI ran 3 commits ago; 2 of 5 problems are already gone.` */
function leftText({ commitsAgo }: RunFacts, summary: SourceSummary | undefined): string[] {
  const when =
    commitsAgo === undefined || commitsAgo === 0
      ? []
      : [commitsAgo === 1 ? l10n.t("CI ran 1 commit ago.") : l10n.t("CI ran {0} commits ago.", commitsAgo)];
  if (summary === undefined || summary.solved === 0) return when;
  const all = summary.solved + summary.errors + summary.warnings;
  return [...when, l10n.t("{0} of {1} problems are already gone.", summary.solved, all)];
}
