import { Range, Uri, ViewColumn, commands, l10n, window } from "vscode";
import type { SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { countsText } from "../views/words.ts";
import { showPlace } from "./show-place.ts";
import { tell } from "../views/tell.ts";

/** Shows the first problem of a log the user asked about, with the log beside it; or says why there is none. */
export async function showSummary(session: Session, summary: SourceSummary, log: Uri): Promise<void> {
  session.log.info(`${summary.label}: ${countsText(summary)}`, ...summary.notes);
  if (summary.stage === "failed") return tellFailed(summary);
  if (summary.errors + summary.warnings === 0) return tellNothing(summary, log);
  const first = summary.first ?? { uri: log.toString(), range: { start: START, end: START } };
  if (Uri.parse(first.uri).toString() !== log.toString()) await showLogBeside(session, summary, log);
  await showPlace(first, ViewColumn.One);
}

const START = { line: 0, character: 0 };

/** At the lines that tell of the first problem. A log too big for an editor is read all the same. */
async function showLogBeside({ knowledge }: Session, { source }: SourceSummary, log: Uri): Promise<void> {
  const { roots } = await knowledge.refresh();
  const evidence = roots.find((root) => root.source === source)?.evidence;
  const isThere = evidence !== undefined && Uri.parse(evidence.uri).toString() === log.toString();
  const line = isThere ? evidence.range.start.line : 0;
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === log.toString());
  await window
    .showTextDocument(log, {
      viewColumn: shown?.viewColumn ?? ViewColumn.Beside,
      preserveFocus: true,
      selection: new Range(line, 0, line, 0),
    })
    .then(undefined, () => undefined);
}

function tellNothing({ lines, label, notes }: SourceSummary, log: Uri): void {
  const message = l10n.t("No known error in the {0} lines of {1}.", lines.toLocaleString(), label);
  tell("information", [message, ...notes].join(" "), {
    [l10n.t("Show Log")]: () => window.showTextDocument(log),
  });
}

function tellFailed({ label, notes }: SourceSummary): void {
  tell("error", l10n.t("{0} could not be read. {1}", label, notes.join(" ")), {
    [l10n.t("Show Output")]: () => commands.executeCommand("hephaestus.showOutput"),
  });
}
