import { isProtected } from "../config/is-protected.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Candidate } from "../model/candidate.ts";
import type { Solution } from "../model/solution.ts";
import type { Verdict } from "../model/verdict.ts";
import type { EngineParts } from "./engine-parts.ts";
import { prove } from "./prove.ts";
import { readSolution } from "./read-solution.ts";
import { weigh } from "./weigh.ts";

/** What a candidate from outside is worth. A refuted one is no solution. */
export interface Judgement {
  verdict: Verdict;
  solution: Solution | undefined;
}

/**
 * Proves what somebody else proposes for a problem of an analysis, by the same checks as all candidates. Undefined where the
 * analysis has no such problem, or no workspace.
 */
export async function judge(
  engine: EngineParts,
  { problems }: Analysis,
  problemId: string,
  candidate: Candidate,
): Promise<Judgement | undefined> {
  const { repository, options } = engine;
  const target = problems.find(({ id }) => id === problemId);
  if (repository === undefined || target === undefined) return undefined;
  const touched = candidate.edits.find(({ file }) => isProtected(file, options.config.protectedPaths));
  if (touched !== undefined || candidate.command !== undefined)
    return { verdict: refusal(touched?.file), solution: undefined };
  const [verified] = await prove([{ candidate, targets: [target] }], problems, { ...engine, repository });
  if (verified === undefined) return undefined;
  const verdict = weigh(verified, [verified]);
  const isRefuted = verdict.status === "refuted";
  return {
    verdict,
    solution: isRefuted ? undefined : readSolution(target, { ...verified, verdict }, repository),
  };
}

function refusal(file: string | undefined): Verdict {
  const detail = file === undefined ? "a command cannot be proved" : `${file} is protected`;
  return { status: "refuted", level: "none", proofs: [{ kind: "policy", status: "failed", detail, ms: 0 }] };
}
