import { Uri, l10n, window } from "vscode";
import type { ApplyResult, CommandName, CommandResults, IgnoreResult } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { showMarkdown } from "../views/show-markdown.ts";
import { showPreview } from "./preview.ts";
import { rerun } from "./rerun.ts";

type Presenters = {
  readonly [Name in CommandName]: (
    session: Session,
    result: CommandResults[Name],
  ) => Promise<unknown> | undefined;
};

const PRESENTERS: Presenters = {
  explain: ({ pages }, { markdown }) => showMarkdown(pages.set("Explanation.md", markdown)),
  previewFix: showPreview,
  showCommand: showPreview,
  applyFix: (_session, result) => tellApplied(result),
  fixAll: (_session, result) => tellApplied(result),
  undoLast: (_session, result) => tellUndone(result),
  ignore: (_session, result) => tellIgnored(result),
  verify: (_session, result) => tellVerified(result),
  analyze: () => undefined,
  tail: () => undefined,
  clear: () => undefined,
};

/** Shows what a command gave back, whoever ran it: a light bulb, a lens, the view, the palette. One notice at most. */
export async function presentResult<Name extends CommandName>(
  session: Session,
  name: Name,
  result: CommandResults[Name],
): Promise<void> {
  await PRESENTERS[name](session, result);
}

async function tellApplied({ applied, left, rerun: again }: ApplyResult): Promise<void> {
  const reasons = left.map(({ title, reason }) => `${title}: ${reason}`);
  if (applied.length === 0) {
    const nothing = l10n.t("No fix was applied.");
    await window.showWarningMessage([nothing, ...reasons].join(" "));
    return;
  }
  const done = applied.length === 1 ? l10n.t("1 fix applied.") : l10n.t("{0} fixes applied.", applied.length);
  const message = [done, ...reasons].join(" ");
  if (again === undefined) {
    if (reasons.length === 0) window.setStatusBarMessage(`$(check) ${done}`, 8000);
    else await window.showInformationMessage(message);
    return;
  }
  const run = l10n.t("Re-run {0}", again.command);
  if ((await window.showInformationMessage(message, run)) === run) await rerun(again);
}

async function tellUndone({ files, left }: ApplyResult): Promise<void> {
  const reasons = left.map(({ title, reason }) => `${title}: ${reason}`);
  if (files.length === 0) {
    const nothing = l10n.t("There is no fix to undo.");
    await window.showInformationMessage([nothing, ...reasons].join(" "));
    return;
  }
  window.setStatusBarMessage(`$(discard) ${l10n.t("The last fix is undone.")}`, 8000);
}

async function tellIgnored({ ignored, file }: IgnoreResult): Promise<void> {
  const what = ignored === 1 ? l10n.t("1 problem is ignored.") : l10n.t("{0} problems are ignored.", ignored);
  if (file === undefined) {
    window.setStatusBarMessage(`$(eye-closed) ${what}`, 8000);
    return;
  }
  const open = l10n.t("Open Rule");
  if ((await window.showInformationMessage(what, open)) === open)
    await window.showTextDocument(Uri.parse(file));
}

async function tellVerified({ solved, remaining, notes }: CommandResults["verify"]): Promise<void> {
  const text = l10n.t("{0} solved, {1} remaining.", solved.length, remaining.length);
  await window.showInformationMessage([text, ...notes].join(" "));
}
