import type { Candidate } from "../model/candidate.ts";
import { isLocated, type LocatedProblem, type Problem } from "../model/problem.ts";
import type { Fixer, FixerContext } from "../fixers/fixer.ts";
import { FIXERS } from "../fixers/table.ts";
import { editsByFile } from "../repository/edits-by-file.ts";

/** A candidate with the problems it was made for, in log order. */
export interface Proposal {
  candidate: Candidate;
  targets: Problem[];
}

export interface Proposals {
  proposals: Proposal[];
  /** Fixers that broke, in sentences. */
  notes: string[];
}

/**
 * Asks every fixer about every located problem. Equal edits from several problems or fixers are one proposal, in the
 * words of who is surest. A fixer that breaks on a problem has no answer to it.
 */
export async function propose(
  problems: readonly Problem[],
  context: FixerContext,
  fixers: readonly Fixer[] = FIXERS,
): Promise<Proposals> {
  const proposals = new Map<string, Proposal>();
  const notes = new Set<string>();
  for (const problem of problems.filter(isLocated)) {
    for (const fixer of fixers.filter((candidate) => candidate.handles(problem))) {
      for (const candidate of await candidatesOf(fixer, problem, context, notes))
        add(proposals, candidate, problem);
    }
  }
  return { proposals: [...proposals.values()], notes: [...notes] };
}

async function candidatesOf(
  fixer: Fixer,
  problem: LocatedProblem,
  context: FixerContext,
  notes: Set<string>,
): Promise<Candidate[]> {
  try {
    return await fixer.propose(problem, context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notes.add(`The fixer ${fixer.id} broke on ${problem.location.file}: ${reason.split("\n", 1)[0]}`);
    return [];
  }
}

function add(proposals: Map<string, Proposal>, candidate: Candidate, problem: Problem): void {
  const edits = editsByFile(candidate.edits);
  const key = JSON.stringify([edits.toSorted((a, b) => (a.file < b.file ? -1 : 1)), candidate.command]);
  const known = proposals.get(key);
  if (known === undefined) {
    proposals.set(key, { candidate: { ...candidate, edits }, targets: [problem] });
    return;
  }
  if (candidate.confidence > known.candidate.confidence) known.candidate = { ...candidate, edits };
  if (!known.targets.includes(problem)) known.targets.push(problem);
}
