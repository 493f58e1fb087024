import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { ProtocolConnection, TextEdit, WorkspaceEdit } from "vscode-languageserver-protocol/node";

/** The documents of a test's editor: it tells the server of each change, and applies edits as an editor does. */
export interface EditorDocuments {
  open(uri: string, text: string, languageId?: string): void;
  /** Replaces the document's whole text by one ranged change. */
  change(uri: string, text: string): void;
  /** Tells of the document's present text as saved, after it was written to the disk. */
  save(uri: string): void;
  close(uri: string): void;
  /** Of an open document, else of the disk. */
  text(uri: string): string;
  apply(edit: WorkspaceEdit | undefined): void;
}

export function createEditorDocuments(connection: ProtocolConnection): EditorDocuments {
  const documents = new Map<string, TextDocument>();

  function text(uri: string): string {
    return documents.get(uri)?.getText() ?? readFileSync(fileURLToPath(uri), "utf8");
  }

  function update(uri: string, before: TextDocument, changes: TextDocumentContentChangeEvent[]): void {
    const next = TextDocument.update(before, changes, before.version + 1);
    documents.set(uri, next);
    const textDocument = { uri, version: next.version };
    void connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: changes });
  }

  function applyTo(uri: string, edits: readonly TextEdit[]): void {
    const open = documents.get(uri);
    const document = open ?? TextDocument.create(uri, "text", 0, text(uri));
    if (open === undefined) {
      writeFileSync(fileURLToPath(uri), TextDocument.applyEdits(document, [...edits]));
      return;
    }
    const at = ({ range }: TextEdit): number => open.offsetAt(range.start);
    const changes = edits.toSorted((a, b) => at(b) - at(a));
    update(
      uri,
      open,
      changes.map(({ range, newText }) => ({ range, text: newText })),
    );
  }

  return {
    text,
    open(uri, content, languageId = "typescript") {
      documents.set(uri, TextDocument.create(uri, languageId, 1, content));
      const textDocument = { uri, languageId, version: 1, text: content };
      void connection.sendNotification("textDocument/didOpen", { textDocument });
    },
    change(uri, after) {
      const before = documents.get(uri);
      if (before === undefined) throw new Error(`${uri} is not open`);
      const range = { start: before.positionAt(0), end: before.positionAt(before.getText().length) };
      update(uri, before, [{ range, text: after }]);
    },
    save(uri) {
      writeFileSync(fileURLToPath(uri), text(uri));
      void connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
    },
    close(uri) {
      documents.delete(uri);
      void connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    },
    apply(edit) {
      for (const [uri, edits] of Object.entries(edit?.changes ?? {})) applyTo(uri, edits);
      for (const each of edit?.documentChanges ?? [])
        if ("textDocument" in each)
          applyTo(
            each.textDocument.uri,
            each.edits.filter((one): one is TextEdit => "newText" in one),
          );
    },
  };
}
