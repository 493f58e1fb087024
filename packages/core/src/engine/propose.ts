import type { Candidate } from "../model/candidate.ts";
import { isLocated, type LocatedProblem, type Problem } from "../model/problem.ts";
import type { Fixer, FixerContext } from "../fixers/fixer.ts";
import { FIXERS } from "../fixers/table.ts";

/** A candidate with the problems it was made for, in log order. */
export interface Proposal {
  candidate: Candidate;
  targets: Problem[];
}

/** Asks every fixer about every located problem. Equal edits from several problems or fixers are one proposal. */
export async function propose(problems: readonly Problem[], context: FixerContext): Promise<Proposal[]> {
  const proposals = new Map<string, Proposal>();
  for (const problem of problems.filter(isLocated)) {
    for (const candidate of await candidatesFor(problem, context)) {
      const key = JSON.stringify(candidate.edits);
      const known = proposals.get(key);
      if (known === undefined) proposals.set(key, { candidate, targets: [problem] });
      else if (!known.targets.includes(problem)) known.targets.push(problem);
    }
  }
  return [...proposals.values()];
}

async function candidatesFor(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const fixers: readonly Fixer[] = FIXERS;
  const candidates: Candidate[] = [];
  for (const fixer of fixers.filter((candidate) => candidate.handles(problem))) {
    candidates.push(...(await fixer.propose(problem, context)));
  }
  return candidates;
}
