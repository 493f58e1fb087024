import type { CodeAction, WorkspaceEdit } from "vscode-languageserver/node";
import { findSolution } from "../commands/find-solution.ts";
import type { Source } from "../problems/source.ts";
import type { FileFix } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import { tell } from "../show/tell.ts";
import { rememberable } from "../solutions/hand-over.ts";
import { choiceOf } from "../solutions/remember-choice.ts";
import { knownJoinedFix } from "../solutions/joined-fix.ts";
import { staleReason, workspaceEdit } from "../solutions/workspace-edit.ts";
import type { Folder } from "../workspace/folders.ts";
import { FIX_ALL_DATA, SOLUTION_DATA } from "./action-kinds.ts";
import { freshSolutions } from "./stale-open-file.ts";

/** The action with its edit; without one, and with the reason told, where a file is not what the fix was made for. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const solution = SOLUTION_DATA.safeParse(action.data);
  if (solution.success) return await withSolution(session, action, solution.data.solution);
  const all = FIX_ALL_DATA.safeParse(action.data);
  return all.success ? await withAll(session, action, all.data.fixAll) : action;
}

async function withSolution(session: Session, action: CodeAction, id: string): Promise<CodeAction> {
  if (action.command !== undefined || action.disabled !== undefined) return action;
  const found = findSolution(session.store, id);
  const reason =
    found === undefined
      ? "It is not offered any more: the files changed since it was made."
      : await staleReason(found.folder, found.solution.files, session.documents);
  if (found === undefined || reason !== undefined) {
    if (found !== undefined) session.queue.request(found.source);
    return refused(session, action, reason ?? "");
  }
  const { folder, solution } = found;
  const handed = { title: action.title, folder, files: solution.files, choice: choiceOf(solution) };
  session.applied.push(await rememberable(session, handed));
  return { ...action, edit: editOf(session, folder, solution.files) };
}

/** The fixes of one file together, checked as a whole; those of the first source that has some. */
async function withAll(session: Session, action: CodeAction, uri: string): Promise<CodeAction> {
  for (const source of session.store.sources) {
    const { folder } = source;
    const files = folder === undefined ? [] : await fixesOfFile(session, source, uri);
    if (folder === undefined || files.length === 0) continue;
    session.applied.push(await rememberable(session, { title: action.title, folder, files }));
    return { ...action, edit: editOf(session, folder, files) };
  }
  return action;
}

/** One fix was checked already; several are put together by the prover. */
async function fixesOfFile(session: Session, source: Source, uri: string): Promise<readonly FileFix[]> {
  const fresh = freshSolutions(session, source, uri);
  const [only] = source.solutions.filter(({ id }) => fresh.length === 1 && fresh.includes(id));
  if (only !== undefined && source.folder !== undefined) {
    const stale = await staleReason(source.folder, only.files, session.documents);
    return stale === undefined ? only.files : [];
  }
  if (fresh.length === 0) return [];
  const joined = await knownJoinedFix(session, source, (now) => freshSolutions(session, now, uri));
  return joined?.files ?? [];
}

function editOf({ documents, client }: Session, folder: Folder, files: readonly FileFix[]): WorkspaceEdit {
  return workspaceEdit(folder, files, { documents, documentChanges: client.documentChanges });
}

function refused({ connection, client }: Session, action: CodeAction, reason: string): CodeAction {
  if (client.resolvesEdits) tell({ connection }, "warning", `Nothing was done: ${reason}`);
  return client.disablesActions ? { ...action, disabled: { reason } } : action;
}
