import type { Analysis } from "../model/analysis.ts";
import type { Solution } from "../model/solution.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { newComplaints } from "../verify/new-complaints.ts";
import { composeSolutions, type Composition, type LeaveReason } from "./deliver/compose.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { Choice, Joined } from "./joined.ts";
import { solveAgain } from "./solve-again.ts";

const LEAVE_REASONS: Readonly<Record<LeaveReason, string | undefined>> = {
  "already-resolved": undefined,
  overlaps: "it touches the lines of another fix",
  unreadable: "a file cannot be read",
};

/**
 * Puts solutions together, best first. Each is proved alone, so the whole is checked too: proved solutions that do not
 * go with those before them are left out. What touches the lines of others is made and proved anew on top of them.
 */
export async function joinSolutions(
  engine: EngineParts & { repository: VirtualRepository },
  solutions: readonly Solution[],
  problems: Analysis["problems"],
  choice: Choice,
): Promise<Joined> {
  const { repository } = engine;
  const unsound = await unsoundSolutions(repository, solutions);
  const reasons = new Map(unsound.map(({ solution, reason }) => [solution, reason]));
  const composition = compose(
    repository,
    solutions.filter((solution) => !reasons.has(solution)),
  );
  const joined: Joined = {
    view: repository.with(composition.edits),
    taken: [...composition.taken],
    left: unsound,
  };
  for (const { solution, reason } of composition.left) {
    const again =
      reason === "overlaps" ? await solveAgain(solution, problems, { engine, joined, choice }) : undefined;
    const words = LEAVE_REASONS[reason];
    if (again !== undefined) {
      joined.view = again.view;
      joined.taken.push(again.solution);
    } else if (words !== undefined) {
      joined.left.push({ solution, reason: words });
    }
  }
  return joined;
}

function compose(repository: VirtualRepository, solutions: readonly Solution[]): Composition {
  return composeSolutions(solutions, (file) => repository.read(file));
}

/** The proved solutions that bring new errors together with those before them. */
async function unsoundSolutions(
  repository: VirtualRepository,
  solutions: readonly Solution[],
): Promise<Joined["left"]> {
  const whole = compose(repository, solutions);
  if (whole.taken.length < 2) return [];
  if ((await newComplaints(repository, repository.with(whole.edits))).length === 0) return [];
  const unsound: Joined["left"] = [];
  let kept: Solution[] = [];
  let view = repository;
  for (const solution of solutions) {
    const { taken, edits } = compose(repository, [...kept, solution]);
    if (!taken.includes(solution)) continue;
    const next = repository.with(edits);
    const [fresh] = solution.verdict.status === "proved" ? await newComplaints(view, next) : [];
    if (fresh === undefined) {
      kept = taken;
      view = next;
    } else {
      const reason = `together with the others it brings ${fresh.code} at ${fresh.file}:${fresh.line}`;
      unsound.push({ solution, reason });
    }
  }
  return unsound;
}
