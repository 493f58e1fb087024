import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { WorkspaceEdit } from "vscode-languageserver/node";
import type { OpenDocuments } from "../documents/open-documents.ts";
import type { FileFix } from "../prover/prover-methods.ts";
import { textHash } from "../text/text-hash.ts";
import { uriBelow } from "../workspace/file-uri.ts";
import type { Folder } from "../workspace/folders.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/** The text of a file as the editor holds it, or else the disk; undefined where it cannot be read. */
export async function currentText(
  folder: Folder,
  file: string,
  documents: OpenDocuments,
): Promise<string | undefined> {
  const open = documents.get(uriBelow(folder.uri, file));
  return open === undefined ? savedText(folder, file) : open.text();
}

/** The text of a file on the disk; undefined where it cannot be read. */
export async function savedText(folder: Folder, file: string): Promise<string | undefined> {
  const text = await readFile(join(folder.path, file), "utf8").catch(() => undefined);
  return text?.startsWith(BYTE_ORDER_MARK) === true ? text.slice(1) : text;
}

/** The first file that is not what the fixes are for, and why, in a sentence; undefined where all are. */
export async function staleReason(
  folder: Folder,
  files: readonly Pick<FileFix, "file" | "before">[],
  documents: OpenDocuments,
): Promise<string | undefined> {
  for (const { file, before } of files) {
    const text = await currentText(folder, file, documents);
    if (text === undefined) return `${file} is gone or cannot be read.`;
    if (textHash(text) !== before) return `${file} has changed since this fix was made.`;
  }
  return undefined;
}

/** The fixes as the editor takes them: with versions where it can check these. */
export function workspaceEdit(
  folder: Folder,
  files: readonly Pick<FileFix, "file" | "edits">[],
  { documents, documentChanges }: { documents: OpenDocuments; documentChanges: boolean },
): WorkspaceEdit {
  const changes = files.map(({ file, edits }) => {
    const open = documents.get(uriBelow(folder.uri, file));
    return {
      uri: open?.uri ?? uriBelow(folder.uri, file),
      version: open?.version ?? null,
      edits: [...edits],
    };
  });
  if (!documentChanges) return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: changes.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })),
  };
}
