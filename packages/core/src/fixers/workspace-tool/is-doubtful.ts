import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { mayBeMissed } from "./may-be-missed.ts";
import { mayBeSet } from "./may-be-set.ts";

/** Whether what a tool would do about a report is hardly what is meant, though it is content then. */
export async function isDoubtful(problem: LocatedProblem, repository: VirtualRepository): Promise<boolean> {
  return (await mayBeMissed(problem, repository)) || (await mayBeSet(problem, repository));
}
