import type { FileFix } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import type { Folder } from "../workspace/folders.ts";
import { uriBelow } from "../workspace/file-uri.ts";
import type { AppliedFix, Choice } from "./applied-fixes.ts";
import { tookEffectNow } from "./follow-applied.ts";
import { appliedFiles } from "./remember-choice.ts";
import { staleReason, workspaceEdit } from "./workspace-edit.ts";

/** Fixes of one folder that belong together. */
export interface HandOver {
  title: string;
  folder: Folder;
  files: readonly Pick<FileFix, "file" | "before" | "after" | "edits">[];
  /** The one solution that the user chose; missing where he chose all that are proved. */
  choice?: Choice;
}

/** Lets the editor apply fixes in one step. Gives why it was not done, in a sentence; undefined where it was. */
export async function handOver(session: Session, handed: HandOver): Promise<string | undefined> {
  const { connection, documents, client } = session;
  const { title, folder, files } = handed;
  const stale = await staleReason(folder, files, documents);
  if (stale !== undefined) return stale;
  const fix = await rememberable(session, handed);
  const edit = workspaceEdit(folder, files, { documents, documentChanges: client.documentChanges });
  const { applied, failureReason } = await connection.workspace.applyEdit({ label: title, edit });
  if (!applied) return failureReason ?? "The editor did not apply it.";
  session.applied.push(fix);
  tookEffectNow(session, fix);
  return undefined;
}

/** A fix with the texts of its files as they are, to take it back later. */
export async function rememberable(
  session: Session,
  { title, folder, files, choice }: HandOver,
): Promise<AppliedFix> {
  return { title, folder, files: await appliedFiles(session, folder, files), choice, state: "handed" };
}

/** The URIs of what a hand-over changes. */
export function changedUris({ folder, files }: Pick<HandOver, "folder" | "files">): string[] {
  return files.map(({ file }) => uriBelow(folder.uri, file));
}
