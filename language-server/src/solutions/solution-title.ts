import type { ProvedSolution } from "../prover/prover-methods.ts";
import { visibleLine } from "../text/visible.ts";
import { isAi, isProved, wasTaken } from "./solution-order.ts";

/** A solution in a line that tells the truth about it: `Import 'readConfig' from './config' (proved, clears 14)`. */
export function solutionTitle(solution: ProvedSolution): string {
  const { problemIds, command } = solution;
  const title = visibleLine(solution.title);
  if (command !== undefined) return `${title} (a command, to run yourself)`;
  const origin = [...(isAi(solution) ? ["by a model"] : []), ...(wasTaken(solution) ? ["taken before"] : [])];
  const clears = problemIds.length > 1 ? [`clears ${problemIds.length}`] : [];
  const proof = isProved(solution) ? "proved" : plausible(solution);
  return `${title} (${[proof, ...origin, ...clears].join(", ")})`;
}

/** A plausible fix that brings errors says so. */
function plausible({ verdict: { proofs } }: ProvedSolution): string {
  const isWorse = proofs.some(({ status }) => status === "failed");
  return isWorse ? "not proved, brings new errors" : "not proved";
}
