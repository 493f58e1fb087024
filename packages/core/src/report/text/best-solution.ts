import type { Problem } from "../../model/problem.ts";
import type { Solution } from "../../model/solution.ts";

/** The solutions that do something about a root problem, best first; those that resolve only what follows from it come last. */
export function solutionsOf(root: Problem, solutions: readonly Solution[]): Solution[] {
  const family = new Set(root.causeOf);
  const direct = solutions.filter((solution) => solution.problemIds.includes(root.id));
  const others = solutions.filter(
    (solution) => !solution.problemIds.includes(root.id) && solution.problemIds.some((id) => family.has(id)),
  );
  return [...direct, ...others];
}
