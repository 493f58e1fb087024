import { l10n, window } from "vscode";
import { historyPage } from "../history/history-page.ts";
import type { Session } from "../session.ts";
import { showMarkdown } from "../views/show-markdown.ts";

/** Shows what was read, applied, taken back and sent to a model in this workspace. */
export async function showHistory({ history, pages }: Session): Promise<void> {
  const page = historyPage(await history.entries(), (time) => new Date(time).toLocaleString());
  await showMarkdown(pages.set("History.md", page));
}

export async function clearHistory({ history }: Session): Promise<void> {
  await history.clear();
  window.setStatusBarMessage(l10n.t("The history is forgotten."), 5000);
}
