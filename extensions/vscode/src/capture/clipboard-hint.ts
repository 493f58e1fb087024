import { l10n, window, type Disposable } from "vscode";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { newLogInClipboard } from "./clipboard.ts";

const SHOWN_MS = 15_000;

/** Where the setting asks for it, looks at the clipboard when the window is entered, and says quietly that a log lies there. */
export function watchClipboard({ server }: Session): Disposable[] {
  let hinted: string | undefined;
  async function look(): Promise<void> {
    const text = await newLogInClipboard();
    if (text === undefined || text === hinted) return;
    hinted = text;
    window.setStatusBarMessage(`$(clippy) ${l10n.t("A log was copied: Ctrl+Alt+H reads it")}`, SHOWN_MS);
  }
  return [
    window.onDidChangeWindowState(({ focused }) => {
      if (focused && readSetting("watch.clipboard")) look().catch(server.note);
    }),
  ];
}
