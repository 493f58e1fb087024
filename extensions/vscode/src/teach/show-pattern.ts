import {
  Position,
  Range,
  Selection,
  Uri,
  WorkspaceEdit,
  l10n,
  window,
  workspace,
  type TextEditor,
} from "vscode";
import type { TeachResult } from "@hephaestus/language-server";
import { tell } from "../views/tell.ts";

/** Shows the pattern in hephaestus.yaml, unsaved: the user looks at it, changes it, and keeps it by saving; the log is read anew then. */
export async function showPattern({ file, before, after, name, reads }: TeachResult): Promise<void> {
  const editor = await openConfig(Uri.parse(file), before === "");
  const { document } = editor;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), after);
  await workspace.applyEdit(edit);
  const at = document.getText().lastIndexOf(`name: ${name}`);
  const start = at === -1 ? new Position(0, 0) : document.positionAt(at + "name: ".length);
  editor.selection = new Selection(start, start.translate(0, at === -1 ? 0 : name.length));
  editor.revealRange(new Range(start, start.translate(6)));
  const count = reads.length === 1 ? l10n.t("1 line") : l10n.t("{0} lines", reads.length);
  tell(
    "information",
    l10n.t("The pattern reads {0} of this log. Save the file to keep it; nothing is written before.", count),
    {
      [l10n.t("Save")]: () => document.save(),
    },
  );
}

/** A file that is not there yet is not made before it is saved. */
async function openConfig(file: Uri, isNew: boolean): Promise<TextEditor> {
  const isThere = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  const place = isNew && !isThere ? file.with({ scheme: "untitled" }) : file;
  return window.showTextDocument(await workspace.openTextDocument(place), { preview: false });
}
