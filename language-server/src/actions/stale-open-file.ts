import { safeSolutions } from "../commands/fix-all.ts";
import type { Source } from "../problems/source.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import { uriBelow } from "../workspace/file-uri.ts";

/** Why a fix is not for what the editor shows now. Only files that are open are looked at; the disk is, when it is chosen. */
export function staleOpenFile(
  { documents }: Session,
  { files }: ProvedSolution,
  { folder }: Source,
): string | undefined {
  for (const { file, before } of files) {
    const open = folder === undefined ? undefined : documents.get(uriBelow(folder.uri, file));
    if (open !== undefined && open.hash() !== before)
      return `${file} has changed since this fix was made; it is being made anew.`;
  }
  return undefined;
}

/** Ids of the proved fixes of one file alone that are for the text as the editor has it. */
export function freshSolutions(session: Session, source: Source, uri: string): string[] {
  const safe = safeSolutions(source, uri);
  return source.solutions
    .filter((each) => safe.includes(each.id) && staleOpenFile(session, each, source) === undefined)
    .map(({ id }) => id);
}
