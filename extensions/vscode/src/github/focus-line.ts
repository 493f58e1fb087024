import { Range, TextEditorRevealType, commands, window, type Uri } from "vscode";

/** Folds all of a log but what leads to a line, where it is shown; the keys stay where they were. */
export async function focusLine(log: Uri, line: number): Promise<void> {
  const before = window.activeTextEditor;
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === log.toString());
  if (shown === undefined || shown === before) return;
  const { viewColumn, document } = shown;
  const at = new Range(line, 0, line, 0);
  const editor = await window.showTextDocument(document, {
    selection: at,
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
  await commands.executeCommand("editor.foldAll");
  await commands.executeCommand("editor.unfold", { selectionLines: [line], levels: 9, direction: "up" });
  editor.revealRange(at, TextEditorRevealType.InCenter);
  if (before !== undefined)
    await window.showTextDocument(before.document, {
      selection: before.selection,
      ...(before.viewColumn === undefined ? {} : { viewColumn: before.viewColumn }),
    });
}
