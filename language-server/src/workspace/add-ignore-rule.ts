import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { leastChange } from "../problems/least-change.ts";
import type { IgnoreArguments } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";
import { currentText, workspaceEdit } from "../solutions/workspace-edit.ts";
import { withTries } from "../worker/with-tries.ts";
import { HostError } from "../worker/host-error.ts";
import { configFile, CONFIG_NAMES } from "./config-file.ts";
import { uriBelow } from "./file-uri.ts";
import type { Folder } from "./folders.ts";

export type WrittenRule = NonNullable<IgnoreArguments["rule"]>;

/** Adds a rule to the folder's hephaestus.yaml through the editor, or makes the file. Gives its URI. */
export async function addIgnoreRule(session: Session, folder: Folder, rule: WrittenRule): Promise<string> {
  if (session.state.trust === "restricted")
    throw new HostError({ message: "The workspace is not trusted: nothing is written to it." });
  const file = await configFile(folder);
  if (file === undefined) return await makeFile(session, folder, rule);
  const { documents, client, connection, reader } = session;
  const before = (await currentText(folder, file, documents)) ?? "";
  const change = leastChange(
    before,
    await withTries(() => reader.call("addIgnoreRule", { text: before, rule })),
  );
  if (change.range === undefined) throw new Error("a least change has a range");
  const edits = [{ range: change.range, newText: change.text }];
  const edit = workspaceEdit(folder, [{ file, edits }], {
    documents,
    documentChanges: client.documentChanges,
  });
  const { applied, failureReason } = await connection.workspace.applyEdit({
    label: "Ignore a problem",
    edit,
  });
  if (!applied)
    throw new HostError({ message: failureReason ?? "The editor did not change hephaestus.yaml." });
  return uriBelow(folder.uri, file);
}

/** Not through the editor: few can make a file by an edit. Never writes over what is there. */
async function makeFile({ reader }: Session, { path, uri }: Folder, rule: WrittenRule): Promise<string> {
  const [name = ""] = CONFIG_NAMES;
  const text = await withTries(() => reader.call("addIgnoreRule", { text: "", rule }));
  await writeFile(join(path, name), text, { flag: "wx" });
  return uriBelow(uri, name);
}
