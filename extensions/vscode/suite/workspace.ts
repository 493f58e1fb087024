import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Range, Uri, WorkspaceEdit, commands, env, window, workspace } from "vscode";

function rootFolder(): string {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("The suite needs a folder.");
  return folder.uri.fsPath;
}

/** The folder that is open: a copy of the broken shop of packages/demo. */
export const ROOT: string = rootFolder();

/** A log of the shop's failing CI job. */
export const CI_LOG: string = readFileSync(join(ROOT, "ci.log"), "utf8");

const SOURCES = readdirSync(join(ROOT, "src")).map((name) => join(ROOT, "src", name));
const ORIGINALS = SOURCES.map((path) => readFileSync(path, "utf8"));

export function fileUri(path: string): Uri {
  return Uri.file(join(ROOT, path));
}

/** Everything as it was at the start: sources, editors, what is known. */
export async function startAnew(): Promise<void> {
  await workspace.saveAll(false);
  await commands.executeCommand("workbench.action.closeAllEditors");
  for (const terminal of window.terminals) terminal.dispose();
  for (const [index, path] of SOURCES.entries()) await write(path, ORIGINALS[index] ?? "");
  await commands.executeCommand("hephaestus.clearAll");
}

/** Writes a file as a user does, in the editor: a write behind its back reaches it some time later. */
export async function write(path: string, text: string): Promise<void> {
  const document = await workspace.openTextDocument(Uri.file(path));
  if (document.getText() === text) return;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  await workspace.applyEdit(edit);
  await document.save();
}

/** Does what a user does with a copied log. */
export async function pasteLog(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  await commands.executeCommand("hephaestus.readClipboard");
}

/** The text of a page that Hephaestus shows, e.g. `Doctor.md`. */
export async function pageText(path: string): Promise<string> {
  const document = await workspace.openTextDocument(
    Uri.from({ scheme: "hephaestus-page", path: `/${path}` }),
  );
  return document.getText();
}
