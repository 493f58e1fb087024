import type { ProvedSolution } from "../prover/prover-methods.ts";
import type { Source } from "../problems/source.ts";
import type { ProblemStore } from "../problems/store.ts";
import { HostError } from "../worker/host-error.ts";
import type { Folder } from "../workspace/folders.ts";

export interface FoundSolution {
  source: Source;
  folder: Folder;
  solution: ProvedSolution;
}

/** A solution by its id, in whatever source; undefined where it is not offered any more. */
export function findSolution({ sources }: ProblemStore, id: string): FoundSolution | undefined {
  for (const source of sources) {
    const solution = source.solutions.find((each) => each.id === id);
    if (solution !== undefined && source.folder !== undefined)
      return { source, folder: source.folder, solution };
  }
  return undefined;
}

/** The same; throws where there is none. */
export function solutionOf(store: ProblemStore, id: string): FoundSolution {
  const found = findSolution(store, id);
  if (found === undefined) throw new HostError({ message: "This fix is not offered any more." });
  return found;
}
