import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Session } from "../session/session.ts";

const LONGEST_MESSAGE = 2000;

/** Shows a text by the means that every editor has: as a document, else as a message. */
export async function showText(
  { connection, client }: Session,
  { name, text }: { name: string; text: string },
): Promise<void> {
  if (client.showsDocuments) {
    const folder = await mkdtemp(join(tmpdir(), "hephaestus-"));
    const path = join(folder, name);
    await writeFile(path, text);
    const { success } = await connection.window.showDocument({
      uri: pathToFileURL(path).href,
      takeFocus: true,
    });
    if (success) return;
  }
  connection.window.showInformationMessage(text.slice(0, LONGEST_MESSAGE));
}
