import * as z from "zod/mini";
import { leastChange } from "../problems/least-change.ts";
import { staleReason, currentText, workspaceEdit } from "../solutions/workspace-edit.ts";
import type { Session } from "../session/session.ts";
import type { AppliedFix } from "../solutions/applied-fixes.ts";
import { wasUndone } from "../solutions/follow-applied.ts";
import { HostError } from "../worker/host-error.ts";
import { uriBelow } from "../workspace/file-uri.ts";
import type { Command } from "./command.ts";

export const undoLast: Command<"undoLast"> = {
  name: "undoLast",
  schema: z.object({}),
  async run(session) {
    const { documents, client, connection, store, queue } = session;
    const last = await lastApplied(session);
    const { folder, title, files } = last;
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
    wasUndone(session, last);
    for (const source of store.sources) queue.request(source);
    return { applied: [], files: edits.map(({ file }) => uriBelow(folder.uri, file)), left: [] };
  },
};

/** The last fix whose files are as it left them: one that was only looked at, or edited since, is none. */
async function lastApplied({ applied, documents }: Session): Promise<AppliedFix> {
  for (let fix = applied.last; fix !== undefined; fix = applied.last) {
    const now = fix.files.map(({ file, after }) => ({ file, before: after }));
    if ((await staleReason(fix.folder, now, documents)) === undefined) return fix;
    applied.drop(fix);
  }
  throw new HostError({
    message: "There is no fix of this session to take back, or its files were changed since.",
    hint: "`hephaestus undo` takes back what the command line wrote.",
  });
}
