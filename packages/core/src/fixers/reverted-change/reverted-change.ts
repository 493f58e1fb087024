import type { Candidate } from "../../model/candidate.ts";
import type { Problem, Suspect } from "../../model/problem.ts";
import type { WorkspaceChange } from "../../repository/change/workspace-change.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { changedBack } from "./changed-back.ts";

/** To name all parts of a change tells nothing. */
const MOST_REVERTS = 3;
const CONFIDENCE = 0.1;
/** The order of the suspects is kept. */
const LESS_EACH = 0.01;
const HASH_LENGTH = 8;

/** The code that a failing test runs and that was changed since a commit that worked, put back as it was there. */
export const revertedChange: Fixer<Problem> = {
  id: "reverted-change",
  title: "changes behind failures at run time",
  handles: ({ suspects = [] }) => suspects.some(({ changed }) => changed === true),
  propose,
};

async function propose(
  { suspects = [] }: Problem,
  { repository, change }: FixerContext,
): Promise<Candidate[]> {
  const known = await change?.();
  if (known === undefined) return [];
  const reverts = new Map<string, Revert>();
  for (const suspect of suspects.filter(({ changed }) => changed === true)) {
    const revert = await revertOf(suspect, known, repository);
    const key = JSON.stringify(revert?.edits);
    if (revert !== undefined) reverts.set(key, narrower(reverts.get(key), revert));
  }
  return [...reverts.values()].slice(0, MOST_REVERTS).map((revert, index) => ({
    ...candidateOf(revert, known.base),
    confidence: CONFIDENCE - index * LESS_EACH,
  }));
}

interface Revert {
  suspect: Suspect;
  edits: Candidate["edits"];
  /** First changed line as it is now, 1-based. */
  line: number;
}

async function revertOf(
  suspect: Suspect,
  { files, before }: WorkspaceChange,
  repository: VirtualRepository,
): Promise<Revert | undefined> {
  const { file } = suspect;
  const from = files.find(({ path }) => path === file)?.from;
  const [now, then] = [repository.read(file)?.text, from === undefined ? undefined : await before(from)];
  if (now === undefined || then === undefined) return undefined;
  const hunks = changedBack(now, then.text, suspect);
  const [first] = hunks;
  return first === undefined
    ? undefined
    : { suspect, edits: [{ file, edits: hunks.map(({ edit }) => edit) }], line: first.line };
}

/** A class and its method may mean the same change: the method names it better. */
function narrower(known: Revert | undefined, other: Revert): Revert {
  if (known === undefined) return other;
  const lines = ({ suspect: { startLine, endLine } }: Revert): number => endLine - startLine;
  return lines(other) < lines(known) ? other : known;
}

function candidateOf(
  { suspect: { file, symbol }, edits, line }: Revert,
  base: string,
): Omit<Candidate, "confidence"> {
  const place = `${file}:${line}`;
  const changed = symbol === undefined ? place : `\`${symbol}\` (${place})`;
  return {
    title: `Revert the change of ${changed}`,
    edits,
    origin: revertedChange.id,
    rationale: `What fails runs ${changed}, which is not as it was at ${base.slice(0, HASH_LENGTH)}.`,
    reverts: base,
  };
}
