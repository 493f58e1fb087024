import { TabInputText, Uri, window, workspace, type ExtensionContext } from "vscode";

let count = 0;

/**
 * Writes a text to a file of the extension's own storage, so that it can be opened, linked and folded as any log. Each has a name
 * of its own: an editor may still hold the text of the one before. Returns its place.
 */
export async function keepLog(context: ExtensionContext, name: string, text: string): Promise<Uri> {
  count += 1;
  const folder = logFolder(context);
  const file = Uri.joinPath(folder, `${name}-${count}.log`);
  await workspace.fs.createDirectory(folder);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

/** Deletes a kept log that another one takes the place of, and closes its editors. */
export async function dropLog(file: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.filter(
    ({ input }) => input instanceof TabInputText && input.uri.toString() === file.toString(),
  );
  await window.tabGroups.close(shown);
  await workspace.fs.delete(file);
}

/** Deletes what earlier sessions kept: a copied text may hold what nobody wants to find again. */
export async function dropKeptLogs(context: ExtensionContext): Promise<void> {
  await workspace.fs.delete(logFolder(context), { recursive: true }).then(undefined, () => undefined);
}

/** Where logs lie that belong to no file of the user's. */
export function logFolder({ storageUri, globalStorageUri }: ExtensionContext): Uri {
  return Uri.joinPath(storageUri ?? globalStorageUri, "logs");
}
