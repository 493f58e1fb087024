import { Uri, workspace, type ExtensionContext } from "vscode";

/**
 * Writes a text to a file of the extension's own storage, so that it can be opened, linked and folded as any log. One that was
 * kept under that name before gives way. Returns its place.
 */
export async function keepLog(context: ExtensionContext, name: string, text: string): Promise<Uri> {
  const folder = logFolder(context);
  const file = Uri.joinPath(folder, `${name}.log`);
  await workspace.fs.createDirectory(folder);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

/** Deletes what earlier sessions kept: a copied text may hold what nobody wants to find again. */
export async function dropKeptLogs(context: ExtensionContext): Promise<void> {
  await workspace.fs.delete(logFolder(context), { recursive: true }).then(undefined, () => undefined);
}

function logFolder({ storageUri, globalStorageUri }: ExtensionContext): Uri {
  return Uri.joinPath(storageUri ?? globalStorageUri, "logs");
}
