import type { ProvedSolution } from "../prover/prover-methods.ts";

/** Who wrote it: fixers of the core, or a model. */
export function isAi({ origin }: Pick<ProvedSolution, "origin">): boolean {
  return origin === "ai" || origin.startsWith("ai/");
}

/** Proved, then plausible; within each what fixers made before what models did, edits before commands, and the surer first. */
export function inOrder(solutions: readonly ProvedSolution[]): ProvedSolution[] {
  return solutions.toSorted(
    (a, b) =>
      Number(isProved(b)) - Number(isProved(a)) ||
      Number(isAi(a)) - Number(isAi(b)) ||
      Number(a.command !== undefined) - Number(b.command !== undefined) ||
      b.confidence - a.confidence,
  );
}

export function isProved({ verdict }: Pick<ProvedSolution, "verdict">): boolean {
  return verdict.status === "proved";
}

/** What may be applied unasked: proved, made by a fixer, and an edit. */
export function isSafe(solution: ProvedSolution): boolean {
  return isProved(solution) && !isAi(solution) && solution.command === undefined;
}
