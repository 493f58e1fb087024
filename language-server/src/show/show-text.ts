import { tell } from "./tell.ts";
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
    const uri = pathToFileURL(path).href;
    const isShown = await connection.window.showDocument({ uri, takeFocus: true }).then(
      ({ success }) => success,
      () => false,
    );
    if (isShown) return;
  }
  tell({ connection }, "info", text.slice(0, LONGEST_MESSAGE));
}
