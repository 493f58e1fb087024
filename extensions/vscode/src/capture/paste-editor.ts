import { languages, window, workspace, type Disposable, type TextDocument } from "vscode";
import type { Session } from "../session.ts";
import { looksLikeFailure } from "./looks-like-failure.ts";
import { readText } from "./read-log.ts";

/** Opens an empty editor; what is pasted into it is read at once. */
export async function openPasteEditor(session: Session): Promise<void> {
  const document = await workspace
    .openTextDocument({ language: "log" })
    .then(undefined, () => plainDocument());
  await window.showTextDocument(document);
  const subscriptions: Disposable[] = [];
  const end = (): void => subscriptions.forEach((subscription) => subscription.dispose());
  subscriptions.push(
    workspace.onDidChangeTextDocument((change) => {
      if (change.document !== document || !looksLikeFailure(document.getText())) return;
      end();
      readText(session, "pasted", document.getText()).catch(session.server.note);
    }),
    workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) end();
    }),
  );
  session.context.subscriptions.push({ dispose: end });
}

async function plainDocument(): Promise<TextDocument> {
  const document = await workspace.openTextDocument();
  return languages.setTextDocumentLanguage(document, "plaintext");
}
