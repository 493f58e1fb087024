import type { Problem } from "../model/problem.ts";
import { editsBetween } from "../repository/edits-between.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { movedOffset } from "../verify/compare-diagnostics.ts";

/** A problem at the place where the edits of a view have moved it. */
export function movedProblem(problem: Problem, view: VirtualRepository): Problem {
  const { location } = problem;
  const pair = location === undefined ? undefined : view.edited().get(location.file);
  if (location === undefined || pair === undefined) return problem;
  const lines = pair.before.text.split("\n").slice(0, location.line - 1);
  const offset = lines.reduce((sum, line) => sum + line.length + 1, 0) + (location.column ?? 1) - 1;
  const moved = movedOffset(offset, editsBetween(pair.before.text, pair.after.text));
  const above = pair.after.text.slice(0, moved).split("\n");
  return {
    ...problem,
    location: { ...location, line: above.length, column: (above.at(-1)?.length ?? 0) + 1 },
  };
}
