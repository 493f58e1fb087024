import { Uri, commands, l10n, window, workspace } from "vscode";
import type { PreviewResult } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { applyDiff, readDiff, type FileDiff } from "./apply-diff.ts";
import { tell } from "../views/tell.ts";

/** The solution whose preview is shown; the preview's own buttons and keys mean it. */
let shown: string | undefined;

export function previewedSolution(): string | undefined {
  return shown;
}

/** Shows what a fix would change, side by side; a command is shown with buttons to copy it or to put it in a terminal. */
export async function showPreview(session: Session, preview: PreviewResult): Promise<void> {
  if (preview.stale !== undefined) {
    tell("warning", l10n.t("This fix cannot be applied any more: {0}", preview.stale));
    return;
  }
  if (preview.command !== undefined) return offerCommand(preview.command);
  shown = preview.solution;
  const changes = await Promise.all(readDiff(preview.diff).map((file) => sidesOf(session, preview, file)));
  const sides = changes.filter((change) => change !== undefined);
  const [only] = sides;
  if (only === undefined || sides.length < changes.length) return showAsText(session, preview);
  if (sides.length === 1) await commands.executeCommand("vscode.diff", only.left, only.right, preview.title);
  else
    await commands.executeCommand(
      "vscode.changes",
      preview.title,
      sides.map(({ label, left, right }) => [label, left, right]),
    );
}

interface Sides {
  label: Uri;
  left: Uri;
  right: Uri;
}

async function sidesOf(
  { pages }: Session,
  { solution }: PreviewResult,
  file: FileDiff,
): Promise<Sides | undefined> {
  const place = file.isNew ? undefined : await findFile(file.file);
  const text = place === undefined ? "" : (await workspace.openTextDocument(place)).getText();
  const after = file.isDeleted ? "" : applyDiff(text, file);
  if (after === undefined || (place === undefined && !file.isNew)) return undefined;
  const right = pages.set(`preview/${solution}/${file.file}`, after);
  return { label: place ?? right, left: place ?? pages.set(`preview/empty/${file.file}`, ""), right };
}

/** The file of a repository-relative path; each workspace folder may be the repository or a folder of it. */
async function findFile(path: string): Promise<Uri | undefined> {
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const place = Uri.joinPath(uri, path);
    const found = await workspace.fs.stat(place).then(
      () => true,
      () => false,
    );
    if (found) return place;
  }
  return undefined;
}

async function showAsText({ pages }: Session, { solution, diff }: PreviewResult): Promise<void> {
  await window.showTextDocument(pages.set(`preview/${solution}.diff`, diff), { preview: true });
}

/** A command of an untrusted log is never run by us: it is put in a terminal, and the user presses Enter. */
function offerCommand({ line, cwd }: { line: string; cwd: string }): void {
  const insert = (): void => {
    const terminal = window.createTerminal({ name: "Hephaestus", cwd });
    terminal.show();
    terminal.sendText(line, false);
  };
  const message = l10n.t("The answer is a command, run in {0}: {1}", workspace.asRelativePath(cwd), line);
  tell("information", message, workspace.isTrusted ? { [l10n.t("Put in Terminal")]: insert } : {});
}
