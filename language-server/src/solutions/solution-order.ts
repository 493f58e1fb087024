import type { ProvedSolution } from "../prover/prover-methods.ts";

/** Who wrote it: fixers of the core, or a model. */
export function isAi({ origin }: Pick<ProvedSolution, "origin">): boolean {
  return origin === "ai" || origin.startsWith("ai/");
}

/** Proved, then plausible, then what a model wrote, then commands to be run; the surer first. */
export function inOrder(solutions: readonly ProvedSolution[]): ProvedSolution[] {
  return solutions.toSorted((a, b) => rank(a) - rank(b) || b.confidence - a.confidence);
}

function rank(solution: ProvedSolution): number {
  const isCommand = solution.command !== undefined;
  return Number(!isProved(solution)) + 2 * Number(isAi(solution)) + 4 * Number(isCommand);
}

export function isProved({ verdict }: Pick<ProvedSolution, "verdict">): boolean {
  return verdict.status === "proved";
}

/** What may be applied unasked: proved, made by a fixer, and an edit. */
export function isSafe(solution: ProvedSolution): boolean {
  return isProved(solution) && !isAi(solution) && solution.command === undefined;
}
