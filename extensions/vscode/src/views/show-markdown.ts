import { commands, window, type Uri } from "vscode";

/** Shows a page as the editor shows Markdown, as text where it cannot. */
export async function showMarkdown(page: Uri): Promise<void> {
  await commands
    .executeCommand("markdown.showPreview", page)
    .then(undefined, () => window.showTextDocument(page, { preview: true }));
}
