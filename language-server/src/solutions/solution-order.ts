import type { ProvedSolution } from "../prover/prover-methods.ts";

/** Who wrote it: a model, or not. What the user took before is his own choice, whoever wrote it then. */
export function isAi({ origin }: Pick<ProvedSolution, "origin">): boolean {
  return (origin === "ai" || origin.startsWith("ai/")) && !wasTaken({ origin });
}

/** The user took it before, for the same problem and the same lines. */
export function wasTaken({ origin }: Pick<ProvedSolution, "origin">): boolean {
  return origin === "ai/memory";
}

/** Proved, then what the user took before, then plausible, then what a model wrote, then commands to be run; the surer first. */
export function inOrder(solutions: readonly ProvedSolution[]): ProvedSolution[] {
  return solutions.toSorted((a, b) => rank(a) - rank(b) || b.confidence - a.confidence);
}

function rank(solution: ProvedSolution): number {
  const isCommand = solution.command !== undefined;
  const isUnsure = !isProved(solution);
  return (
    2 * Number(isUnsure) -
    Number(isUnsure && wasTaken(solution)) +
    3 * Number(isAi(solution)) +
    8 * Number(isCommand)
  );
}

export function isProved({ verdict }: Pick<ProvedSolution, "verdict">): boolean {
  return verdict.status === "proved";
}

/** What may be applied unasked: proved, made by a fixer, and an edit. */
export function isSafe(solution: ProvedSolution): boolean {
  return isProved(solution) && !isAi(solution) && solution.command === undefined;
}
