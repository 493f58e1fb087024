import { Uri, ViewColumn, commands, l10n, window } from "vscode";
import type { SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { countsText } from "../views/words.ts";
import { showPlace } from "./show-place.ts";

/** Shows the first problem of a log the user asked about, with the log beside it; or says why there is none. */
export async function showSummary(session: Session, summary: SourceSummary, log: Uri): Promise<void> {
  session.log.info(`${summary.label}: ${countsText(summary)}`, ...summary.notes);
  if (summary.stage === "failed") return tellFailed(summary);
  if (summary.errors + summary.warnings === 0) return tellNothing(summary, log);
  window.setStatusBarMessage(`$(tools) ${countsText(summary)}`, 8000);
  const first = summary.first ?? { uri: log.toString(), range: { start: START, end: START } };
  if (first.uri !== log.toString()) await showLogBeside(summary, log);
  await showPlace(first, ViewColumn.One);
}

const START = { line: 0, character: 0 };

/** A log too big for an editor is read all the same. */
async function showLogBeside({ uri }: SourceSummary, log: Uri): Promise<void> {
  const place = uri === undefined ? log : Uri.parse(uri);
  const isShown = window.visibleTextEditors.some(
    ({ document }) => document.uri.toString() === place.toString(),
  );
  if (isShown) return;
  await window
    .showTextDocument(place, { viewColumn: ViewColumn.Beside, preserveFocus: true })
    .then(undefined, () => undefined);
}

async function tellNothing({ lines, label, notes }: SourceSummary, log: Uri): Promise<void> {
  const show = l10n.t("Show Log");
  const message = l10n.t("No known error in the {0} lines of {1}.", lines.toLocaleString(), label);
  if ((await window.showInformationMessage([message, ...notes].join(" "), show)) === show)
    await window.showTextDocument(log);
}

async function tellFailed({ label, notes }: SourceSummary): Promise<void> {
  const output = l10n.t("Show Output");
  const message = l10n.t("{0} could not be read. {1}", label, notes.join(" "));
  if ((await window.showErrorMessage(message, output)) === output)
    await commands.executeCommand("hephaestus.showOutput");
}
