import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MessageType, ShowMessageRequest } from "vscode-languageserver/node";
import { readAgainFor } from "../analyses/read-again-for.ts";
import { leastChange } from "../problems/least-change.ts";
import type { TeachResult } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";
import { workspaceEdit } from "../solutions/workspace-edit.ts";
import type { Folder } from "../workspace/folders.ts";
import { tell } from "./tell.ts";

interface Asked {
  folder: Folder;
  file: string;
  result: TeachResult;
}

const SAVE = "Save";

/** Shows what would be added to hephaestus.yaml, in an editor that has no view for it, and adds it where its user says so. */
export async function askToSave(session: Session, { folder, file, result }: Asked): Promise<void> {
  const { connection } = session;
  const added = leastChange(result.before, result.after).text.trim();
  const answer: { title: string } | null = await connection
    .sendRequest(ShowMessageRequest.type, {
      type: MessageType.Info,
      message: `Add this pattern to ${file}? It reads ${result.reads.length} lines of the log.\n${added}`,
      actions: [{ title: SAVE }],
    })
    .catch(() => null);
  if (answer?.title !== SAVE) return;
  await save(session, { folder, file, result });
  await readAgainFor(session, result.file);
}

/** A new file not through the editor: few can make one by an edit. Never writes over what is there. */
async function save(
  { connection, documents, client }: Session,
  { folder, file, result }: Asked,
): Promise<void> {
  if (result.before === "") {
    await writeFile(join(folder.path, file), result.after, { flag: "wx" });
    return;
  }
  const { range, text: newText } = leastChange(result.before, result.after);
  const edits = range === undefined ? [] : [{ range, newText }];
  const edit = workspaceEdit(folder, [{ file, edits }], {
    documents,
    documentChanges: client.documentChanges,
  });
  const { applied } = await connection.workspace.applyEdit({ label: "Teach a pattern", edit });
  if (applied) tell({ connection }, "info", `${file} has the pattern: save it, and the log is read anew.`);
}
