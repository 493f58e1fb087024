import * as z from "zod/mini";
import { leastChange } from "../problems/least-change.ts";
import { staleReason, currentText, workspaceEdit } from "../solutions/workspace-edit.ts";
import type { Session } from "../session/session.ts";
import type { AppliedFix } from "../solutions/applied-fixes.ts";
import { textHash } from "../text/text-hash.ts";
import { HostError } from "../worker/host-error.ts";
import { uriBelow } from "../workspace/file-uri.ts";
import type { Command } from "./command.ts";

export const undoLast: Command<"undoLast"> = {
  name: "undoLast",
  schema: z.object({}),
  async run(session) {
    const { documents, client, connection, store, queue } = session;
    const last = await lastApplied(session);
    const { folder, title } = last;
    const files = last.files.map(({ file, after, text }) => ({ file, before: after, text }));
    const reason = await staleReason(folder, files, documents);
    if (reason !== undefined)
      return { applied: [], files: [], left: [{ solution: "", title, reason: SINCE_APPLIED }] };
    const edits = await Promise.all(
      files.map(async ({ file, text }) => {
        const { range, text: newText } = leastChange(
          (await currentText(folder, file, documents)) ?? "",
          text,
        );
        return { file, edits: range === undefined ? [] : [{ range, newText }] };
      }),
    );
    const edit = workspaceEdit(folder, edits, { documents, documentChanges: client.documentChanges });
    const answer = await connection.workspace.applyEdit({ label: `Undo: ${title}`, edit });
    if (!answer.applied)
      throw new HostError({ message: answer.failureReason ?? "The editor did not take it back." });
    session.applied.drop(last);
    for (const source of store.sources) queue.request(source);
    return { applied: [], files: edits.map(({ file }) => uriBelow(folder.uri, file)), left: [] };
  },
};

const SINCE_APPLIED = "Its files were changed after it was applied.";

/** The last fix that was applied indeed: what was only looked at left its files as they were. */
async function lastApplied({ applied, documents }: Session): Promise<AppliedFix> {
  for (let fix = applied.last; fix !== undefined; fix = applied.last) {
    const before = fix.files.map(({ file, text }) => ({ file, before: textHash(text) }));
    const wasApplied = (await staleReason(fix.folder, before, documents)) !== undefined;
    if (wasApplied) return fix;
    applied.drop(fix);
  }
  throw new HostError({
    message: "There is no fix of this session to take back.",
    hint: "`hephaestus undo` takes back what the command line wrote.",
  });
}
