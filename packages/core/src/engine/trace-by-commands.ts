import type { Analysis } from "../model/analysis.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import type { CommandProof } from "../verify/command.ts";
import { isPassed, problemsTold, runWith, tellsOf, type Court } from "./court.ts";

/** Each revert is a run of the whole command. */
const MOST_ROOTS = 2;

/**
 * Traces failing tests that nothing proved mends to the change that broke them: the commands are run without each change that
 * may be at fault. One without which all pass comes first of what is unproved, and stays so, as it may be meant; one
 * without which the test still fails is refuted.
 */
export async function traceByCommands(court: Court): Promise<Analysis> {
  const { analysis } = court;
  const open = openRoots(analysis).slice(0, MOST_ROOTS);
  const before = open.length === 0 ? undefined : await runWith([], court);
  if (before === undefined) return analysis;
  const failing = problemsTold(before, court.engine);
  const guilty = new Map<string, CommandProof[]>();
  const innocent = new Set<string>();
  for (const { root, reverts } of open.filter((one) => tellsOf(one.root, failing)))
    for (const revert of reverts) {
      const proofs = await runWith([revert], court);
      if (proofs === undefined) continue;
      if (isPassed(proofs)) {
        if (await isNoChance(root, revert, court)) guilty.set(revert.id, proofs);
      } else if (tellsOf(root, problemsTold(proofs, court.engine))) innocent.add(revert.id);
    }
  const left = analysis.solutions.filter(({ id }) => !innocent.has(id));
  return {
    ...analysis,
    solutions: left.map((solution) => withTrace(solution, guilty.get(solution.id))).toSorted(tracedFirst),
    refuted: analysis.refuted + innocent.size,
  };
}

/** Whether the test fails again with a change, and all pass again without it: what fails now and then blames whoever is there. */
async function isNoChance(root: Problem, revert: Solution, court: Court): Promise<boolean> {
  const again = await runWith([], court);
  if (again === undefined || !tellsOf(root, problemsTold(again, court.engine))) return false;
  return isPassed(await runWith([revert], court));
}

interface OpenRoot {
  root: Problem;
  reverts: Solution[];
}

function openRoots({ roots, problems, solutions }: Analysis): OpenRoot[] {
  return roots.flatMap((id): OpenRoot[] => {
    const root = problems.find((problem) => problem.id === id);
    const own = solutions.filter(({ problemIds: [first] }) => first === id);
    const reverts = own.filter(({ reverts: commit }) => commit !== undefined);
    const isOpen = reverts.length > 0 && own.every(({ verdict }) => verdict.status !== "proved");
    return root !== undefined && isOpen ? [{ root, reverts }] : [];
  });
}

function withTrace(solution: Solution, proofs: readonly CommandProof[] | undefined): Solution {
  if (proofs === undefined) return solution;
  const traced = proofs.map(({ command, kind, status, ms }) => ({
    kind,
    status,
    detail: `\`${command}\` fails with the change, by this test, and passes without it, 2 times each`,
    ms,
  }));
  const { verdict } = solution;
  return { ...solution, verdict: { ...verdict, level: "command", proofs: [...verdict.proofs, ...traced] } };
}

function tracedFirst(a: Solution, b: Solution): number {
  return place(a) - place(b);
}

function place({ verdict: { status, level } }: Solution): number {
  if (status === "proved") return 0;
  return level === "command" ? 1 : 2;
}
