import { StatusBarAlignment, ThemeColor, l10n, window, type Disposable } from "vscode";
import type { Session } from "../session.ts";
import { statusText, type StatusWords } from "./status-text.ts";
import { countsText } from "./words.ts";

/** Before the editor's own count of errors, which has 0. */
const PRIORITY = 1;

const WORDS: StatusWords = {
  reading: l10n.t("Reading"),
  proving: (done, total = 0) =>
    total === 0 ? l10n.t("Proving fixes") : l10n.t("Proving {0} of {1}", done, total),
  counts: countsText,
  solved: (count) => l10n.t("{0} solved", count),
};

/** The item in the status bar, shown while there is something to say; it leads to the view. */
export function createStatusBar({ knowledge }: Session): Disposable[] {
  const item = window.createStatusBarItem("hephaestus.status", StatusBarAlignment.Left, PRIORITY);
  item.name = "Hephaestus";
  item.command = "hephaestus.showProblems";
  return [
    item,
    knowledge.onDidChange(() => {
      const shown = statusText(knowledge.status, WORDS);
      if (shown === undefined) return item.hide();
      item.text = shown.text;
      item.tooltip = shown.label;
      item.accessibilityInformation = { label: shown.label, role: "button" };
      item.backgroundColor = shown.isTrouble ? new ThemeColor("statusBarItem.warningBackground") : undefined;
      item.show();
    }),
  ];
}
