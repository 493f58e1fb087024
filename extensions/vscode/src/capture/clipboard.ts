import { env, l10n } from "vscode";
import type { Session } from "../session.ts";
import { looksLikeFailure } from "./looks-like-failure.ts";
import { openPasteEditor } from "./paste-editor.ts";
import { readText } from "./read-log.ts";
import { tell } from "../views/tell.ts";

let lastRead = "";

/** Reads the log in the clipboard; where there is none, opens an editor that reads what is pasted into it. */
export async function readClipboard(session: Session): Promise<void> {
  const text = await env.clipboard.readText();
  if (text.trim() === "") {
    await openPasteEditor(session);
    return;
  }
  lastRead = text;
  await readText(session, "pasted", text);
}

/** The text in the clipboard counts as new again. */
export function forgetClipboard(): void {
  lastRead = "";
}

/** The copied text, where it tells of a failure and was not read yet. */
export async function newLogInClipboard(): Promise<string | undefined> {
  const text = await env.clipboard.readText();
  return text !== lastRead && looksLikeFailure(text) ? text : undefined;
}

/**
 * What is selected in the terminal, else what its last command printed, by way of the clipboard, whose text is put back.
 */
export async function readTerminal(
  session: Session,
  copy: (command: string) => Thenable<unknown>,
): Promise<void> {
  const before = await env.clipboard.readText();
  const text = await copiedText(copy);
  await env.clipboard.writeText(before);
  if (text !== "") return void (await readText(session, "terminal", text));
  tell(
    "information",
    l10n.t("The terminal has no selection and no last command. Select the lines that tell of the failure."),
  );
}

/** What is selected, else what the last command printed, else, where the shell tells of no commands, all that is there. */
const COPIERS: readonly (readonly string[])[] = [
  ["copySelection"],
  ["copyLastCommandOutput"],
  ["selectAll", "copySelection", "clearSelection"],
];

async function copiedText(copy: (command: string) => Thenable<unknown>): Promise<string> {
  for (const commands of COPIERS) {
    await env.clipboard.writeText("");
    for (const command of commands) await copy(`workbench.action.terminal.${command}`);
    const text = await env.clipboard.readText();
    if (text.trim() !== "") return text;
  }
  return "";
}
