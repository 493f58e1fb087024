import { Uri, commands, l10n, window, type Disposable } from "vscode";
import type { ApplyResult, CommandName, CommandResults, IgnoreResult } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { chooseCheckout } from "../checkouts/choose-checkout.ts";
import { showPattern } from "../teach/show-pattern.ts";
import { showMarkdown } from "../views/show-markdown.ts";
import { showPreview } from "./preview.ts";
import { rerun } from "./rerun.ts";
import { tell } from "../views/tell.ts";

type Presenters = {
  readonly [Name in CommandName]: (session: Session, result: CommandResults[Name]) => Promise<unknown> | void;
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
  dismissFix: () => {
    window.setStatusBarMessage(
      `$(thumbsdown) ${l10n.t("This fix is not offered again for this problem.")}`,
      8000,
    );
  },
  teach: (_session, result) => showPattern(result),
  adopt: (_session, { problem }) => tellAdopted(problem),
  checkouts: chooseCheckout,
  askModel: () => undefined,
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

/** Shows what comes of commands that the editor runs by itself. */
export function presentRan(session: Session): Disposable[] {
  return [
    session.onRan(({ name, result }) => {
      presentResult(session, name, result).catch(session.server.note);
    }),
  ];
}

function tellAdopted(problem: string): void {
  tell("information", l10n.t("This line is a problem now: it can be explained, ignored, and asked about."), {
    [l10n.t("Ask AI")]: () => commands.executeCommand("hephaestus.askForFix", { problem }),
  });
}

function tellApplied({ applied, left, rerun: again }: ApplyResult): void {
  const reasons = left.map(({ title, reason }) => `${title}: ${reason}`);
  if (applied.length === 0) {
    const nothing = l10n.t("No fix was applied.");
    tell("warning", [nothing, ...reasons].join(" "));
    return;
  }
  const done = applied.length === 1 ? l10n.t("1 fix applied.") : l10n.t("{0} fixes applied.", applied.length);
  const message = [done, ...reasons].join(" ");
  if (again === undefined) {
    if (reasons.length === 0) window.setStatusBarMessage(`$(check) ${done}`, 8000);
    else tell("information", message);
    return;
  }
  tell("information", message, { [l10n.t("Re-run {0}", again.command)]: () => rerun(again) });
}

function tellUndone({ files, left }: ApplyResult): void {
  const reasons = left.map(({ title, reason }) => `${title}: ${reason}`);
  if (files.length === 0) {
    const nothing = l10n.t("There is no fix to undo.");
    tell("information", [nothing, ...reasons].join(" "));
    return;
  }
  window.setStatusBarMessage(`$(discard) ${l10n.t("The last fix is undone.")}`, 8000);
}

function tellIgnored({ ignored, file }: IgnoreResult): void {
  const what = ignored === 1 ? l10n.t("1 problem is ignored.") : l10n.t("{0} problems are ignored.", ignored);
  if (file === undefined) {
    window.setStatusBarMessage(`$(eye-closed) ${what}`, 8000);
    return;
  }
  tell("information", what, { [l10n.t("Open Rule")]: () => window.showTextDocument(Uri.parse(file)) });
}

function tellVerified({ solved, remaining, notes }: CommandResults["verify"]): void {
  const text = l10n.t("{0} solved, {1} remaining.", solved.length, remaining.length);
  tell("information", [text, ...notes].join(" "));
}
