import type { Candidate } from "../model/candidate.ts";
import { isLocated, type Problem } from "../model/problem.ts";
import type { Fixer, FixerContext } from "../fixers/fixer.ts";
import { FIXERS, PLACELESS_FIXERS } from "../fixers/table.ts";
import { lessSureOfOthers } from "./stood-beside.ts";
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
 * Asks every fixer about every located problem, and those that need no place about the others. Equal edits from several problems or fixers are one proposal, in the
 * words of who is surest. A fixer that breaks on a problem has no answer to it.
 */
export async function propose(
  problems: readonly Problem[],
  context: FixerContext,
  fixers: readonly Fixer[] = FIXERS,
  placeless: readonly Fixer<Problem>[] = PLACELESS_FIXERS,
): Promise<Proposals> {
  const proposals = new Map<string, Proposal>();
  const notes = new Set<string>();
  const informed = { ...context, problems };
  for (const problem of problems) {
    const candidates = isLocated(problem)
      ? await candidatesOf(fixers, problem, informed, notes)
      : await candidatesOf(placeless, problem, informed, notes);
    for (const candidate of await lessSureOfOthers(candidates, context)) add(proposals, candidate, problem);
  }
  return { proposals: [...proposals.values()], notes: [...notes] };
}

/** What each fixer makes of a problem, all asked at once: what one waits for, git say, goes on while another computes. */
async function candidatesOf<Kind extends Problem>(
  fixers: readonly Fixer<Kind>[],
  problem: Kind,
  context: FixerContext,
  notes: Set<string>,
): Promise<Candidate[]> {
  const asked = fixers.filter((fixer) => fixer.handles(problem));
  const answers = await Promise.allSettled(asked.map(async (fixer) => fixer.propose(problem, context)));
  return answers.flatMap((answer, index) => {
    if (answer.status === "fulfilled") return answer.value;
    const reason = answer.reason instanceof Error ? answer.reason.message : String(answer.reason);
    const place = problem.location?.file ?? `a problem of ${problem.tool}`;
    notes.add(`The fixer ${asked[index]?.id} broke on ${place}: ${reason.split("\n", 1)[0]}`);
    return [];
  });
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
