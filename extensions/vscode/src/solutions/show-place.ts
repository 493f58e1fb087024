import { Range, Uri, ViewColumn, window } from "vscode";
import type { Place } from "@hephaestus/language-server";

/** Opens the file and puts the cursor there, so that the next key is for the light bulb. */
export async function showPlace(
  { uri, range }: Place,
  column: ViewColumn = ViewColumn.Active,
): Promise<void> {
  const { start } = range;
  const selection = new Range(start.line, start.character, start.line, start.character);
  await window.showTextDocument(Uri.parse(uri), { selection, viewColumn: column });
}
