import { Range, Uri, ViewColumn, commands, l10n, window } from "vscode";
import type { NothingFound, SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { countsText, suspiciousText } from "../views/words.ts";
import { showPlace } from "./show-place.ts";
import { tell } from "../views/tell.ts";

/** Shows the first problem of a log the user asked about, with the log beside it; or says why there is none. */
export async function showSummary(session: Session, summary: SourceSummary, log: Uri): Promise<void> {
  session.log.info(`${summary.label}: ${countsText(summary)}`, ...summary.notes);
  if (summary.stage === "failed") return tellFailed(summary);
  const { nothing } = summary;
  if (nothing !== undefined) tellNothing(summary, nothing);
  else if (summary.errors + summary.warnings === 0) tellQuiet(summary, log);
  else tellUnplaced(summary);
  if (summary.errors + summary.warnings === 0) return;
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

/** What no parser knows is never silent: lines that look like trouble, a pattern for the next time, a model by consent. */
function tellNothing({ lines, notes, uri }: SourceSummary, nothing: NothingFound): void {
  const known = l10n.t("No known error in {0} lines.", lines.toLocaleString());
  const tried = l10n.t("{0} parsers were tried.", nothing.formats + nothing.patterns);
  window.setStatusBarMessage(`$(question) ${known} ${suspiciousText(nothing)}`, 10_000);
  const [first] = nothing.lines;
  if (first === undefined || uri === undefined) {
    tell("information", [known, suspiciousText(nothing), tried, ...notes].join(" "));
    return;
  }
  const at = { uri, line: first.line };
  const run =
    (command: string): (() => unknown) =>
    () =>
      commands.executeCommand(`hephaestus.${command}`, at);
  tell("information", [known, suspiciousText(nothing), tried, ...notes].join(" "), {
    [l10n.t("Show")]: run("showSuspicious"),
    [l10n.t("Teach a Pattern")]: run("teachPattern"),
    [l10n.t("Ask AI")]: run("askForFix"),
  });
}

/** Quietly: who does not care about it goes on. */
function tellUnplaced({ source, unplaced = [], tied = [], label }: SourceSummary): void {
  const choose = {
    [l10n.t("Choose Folder")]: () => commands.executeCommand("hephaestus.chooseCheckout", source),
  };
  if (tied.length > 0)
    return tell("information", l10n.t("{0} fits {1} folders equally.", label, tied.length), choose);
  if (unplaced.length === 0) return;
  const what = unplaced.length === 1 ? l10n.t("1 path") : l10n.t("{0} paths", unplaced.length);
  tell("information", l10n.t("{0} of {1} were not found in the workspace.", what, label), choose);
}

function tellQuiet({ lines, label, notes }: SourceSummary, log: Uri): void {
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
