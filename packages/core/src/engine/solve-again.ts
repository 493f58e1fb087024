import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { Choice, Joined } from "./joined.ts";
import { movedProblem } from "./moved-problem.ts";
import { rank, type Ranked } from "./rank.ts";
import { readSolution } from "./read-solution.ts";
import { solve } from "./solve.ts";

/**
 * Makes and proves a solution anew on top of others whose lines it touches. Another fix of the same problem stands in
 * for it where it is proved, unless the user named this one. Undefined when there is none.
 */
export async function solveAgain(
  solution: Solution,
  problems: readonly Problem[],
  { engine, joined, choice }: { engine: EngineParts; joined: Joined; choice: Choice },
): Promise<{ view: VirtualRepository; solution: Solution } | undefined> {
  const { view } = joined;
  const problem = problems.find(({ id }) => id === solution.problemIds[0]);
  if (problem === undefined) return undefined;
  const moved = movedProblem(problem, view);
  const { verified } = await solve([moved], { ...engine, repository: view });
  const allowed = rank(verified, new Map())
    .solutions.map(({ ranked }) => ranked)
    .filter(({ verdict }) => verdict.status === "proved" || choice.acceptPlausible);
  const same = allowed.find((ranked) => isSame(ranked, solution));
  const best = same ?? (choice.named.includes(solution.id) ? undefined : allowed[0]);
  if (best === undefined) return undefined;
  const again = readSolution(moved, best, view);
  const problemIds = best === same ? solution.problemIds : again.problemIds;
  return { view: view.with(best.candidate.edits), solution: { ...again, id: solution.id, problemIds } };
}

function isSame({ candidate }: Ranked, { title, origin }: Solution): boolean {
  return candidate.title === title && candidate.origin === origin;
}
