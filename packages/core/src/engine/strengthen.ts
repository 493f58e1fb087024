import type { Candidate } from "../model/candidate.ts";
import type { FileEdit } from "../model/edit.ts";
import type { Problem } from "../model/problem.ts";
import { movedOffset } from "../verify/compare-diagnostics.ts";
import { verify, type Verification } from "../verify/verify.ts";
import { composeSolutions } from "./deliver/compose.ts";
import type { EngineParts } from "./engine-parts.ts";
import { movedProblem } from "./moved-problem.ts";
import { rank } from "./rank.ts";
import { readSolution } from "./read-solution.ts";
import type { Verified } from "./weigh.ts";

/**
 * Proves anew, with the proved fixes in place, what passed only where types were incomplete: often the missing module is
 * another problem of the same log. What stays weak is given back as it was.
 */
export async function strengthen(
  verified: readonly Verified[],
  problems: readonly Problem[],
  engine: EngineParts,
): Promise<readonly Verified[]> {
  const { repository } = engine;
  if (repository === undefined || !verified.some(isWeak)) return verified;
  const proved = rank(verified, new Map()).solutions.filter(
    ({ ranked }) => ranked.verdict.status === "proved",
  );
  const solutions = proved.map(({ root, ranked }) => readSolution(root, ranked, repository));
  const { edits } = composeSolutions(solutions, (file) => repository.read(file));
  if (edits.length === 0) return verified;
  const view = repository.with(edits);
  const moved = problems.map((problem) => movedProblem(problem, view));
  const stronger: Verified[] = [];
  for (const candidate of verified) {
    const again = isWeak(candidate)
      ? await verifyOnTop(candidate, edits, { moved, engine: { ...engine, repository: view } })
      : undefined;
    stronger.push(again === undefined ? candidate : { ...candidate, verification: again });
  }
  return stronger;
}

function isWeak({ verification }: Verified): boolean {
  return verification.outcome === "passed" && verification.weakness !== undefined;
}

/** The verification on top of other edits, when it is stronger. */
async function verifyOnTop(
  { candidate, targets }: Verified,
  others: readonly FileEdit[],
  { moved, engine }: { moved: readonly Problem[]; engine: EngineParts },
): Promise<Verification | undefined> {
  const { repository, linter, options } = engine;
  const edits = movedEdits(candidate, others);
  const target = moved.find(({ id }) => id === targets[0]?.id);
  if (repository === undefined || edits === undefined || target === undefined) return undefined;
  const input = { candidate: { ...candidate, edits }, target, problems: moved, before: repository };
  const again = await verify({ ...input, ...(linter === undefined ? {} : { linter }) }, options.clock);
  return again.outcome === "passed" && again.weakness === undefined ? again : undefined;
}

/** A candidate's edits where other edits have moved them; undefined when they touch. */
function movedEdits({ edits }: Candidate, others: readonly FileEdit[]): FileEdit[] | undefined {
  const moved: FileEdit[] = [];
  for (const { file, edits: own } of edits) {
    const present = others.find((other) => other.file === file)?.edits ?? [];
    if (own.some(({ start, end }) => present.some((other) => start < other.end && other.start < end)))
      return undefined;
    const shifted = own.map(({ start, end, text }) => {
      const from = movedOffset(start, present);
      return { start: from, end: from + end - start, text };
    });
    moved.push({ file, edits: shifted });
  }
  return moved;
}
