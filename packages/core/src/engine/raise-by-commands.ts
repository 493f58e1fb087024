import type { Analysis } from "../model/analysis.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import type { Proof } from "../model/verdict.ts";
import type { CommandProof } from "../verify/command.ts";
import { isPassed, problemsTold, runWith, tellsOf, type CommandRequest, type Court } from "./court.ts";
import type { EngineParts } from "./engine-parts.ts";
import { mayBeRaised } from "./may-be-raised.ts";
import { isTakenUnasked } from "./taken-unasked.ts";
import { traceByCommands } from "./trace-by-commands.ts";

/** Each is run several times, and a whole suite takes minutes. */
const MOST_ROOTS = 2;
const MOST_RIVALS = 3;
/** What passes by chance fails the next time. */
const PASSES = 2;

/**
 * Lets the tests of the code decide where no check in memory can: a fix is called proved where a test of the commands
 * fails without it and all pass with it, and no rival passes as well. See packages/ai/README.md for the whole rule. What they
 * decide nothing about is traced to the change that broke it. Runs project code, so the commands are the user's own or those of a trusted workspace.
 */
export async function raiseByCommands(
  engine: EngineParts,
  analysis: Analysis,
  request: CommandRequest,
): Promise<Analysis> {
  const { repository } = engine;
  if (repository === undefined || request.commands.length === 0) return analysis;
  const court: Court = { engine: { ...engine, repository }, analysis, request };
  const contests = await contestsOf(court);
  const raised = new Map<string, Proof[]>();
  for (const contest of contests.slice(0, MOST_ROOTS)) {
    const others = contests.filter((other) => other !== contest).flatMap(({ rivals }) => rivals.slice(0, 1));
    const winner = await winnerOf(contest, others, court);
    if (winner !== undefined) raised.set(winner.solution.id, winner.proofs);
  }
  const solutions = raised.size === 0 ? analysis.solutions : withProof(analysis.solutions, raised);
  return traceByCommands({ ...court, analysis: { ...analysis, solutions } });
}

/** A root problem without a proved fix, and what is offered for it. */
interface Contest {
  root: Problem;
  rivals: Solution[];
}

async function contestsOf(court: Court): Promise<Contest[]> {
  const { roots, problems, solutions } = court.analysis;
  const contests: Contest[] = [];
  for (const id of roots) {
    const root = problems.find((problem) => problem.id === id);
    const own = solutions.filter(({ problemIds: [first] }) => first === id);
    if (root === undefined || own.some(({ verdict }) => verdict.status === "proved")) continue;
    const rivals = own.filter((one) => isTakenUnasked(one, true)).slice(0, MOST_RIVALS);
    const eligible = await Promise.all(rivals.map((one) => mayBeRaised(one, root, court.engine)));
    if (eligible.some(Boolean)) contests.push({ root, rivals });
  }
  return contests;
}

interface Winner {
  solution: Solution;
  proofs: Proof[];
}

/** The only one of the rivals with which all commands pass, if a test told, before and after; else nobody. */
async function winnerOf(
  { root, rivals }: Contest,
  others: readonly Solution[],
  court: Court,
): Promise<Winner | undefined> {
  const failsWithout = async (): Promise<boolean> => {
    const proofs = await runWith(others, court);
    return proofs !== undefined && tellsOf(root, problemsTold(proofs, court.engine));
  };
  if (!(await failsWithout())) return undefined;
  const winners: Winner[] = [];
  for (const solution of rivals) {
    const passes = await passesWith([...others, solution], court);
    if (passes.length === PASSES) winners.push({ solution, proofs: proofsOf(passes) });
  }
  const [winner, ...rest] = winners;
  if (winner === undefined || rest.length > 0) return undefined;
  const isEligible = await mayBeRaised(winner.solution, root, court.engine);
  return isEligible && (await failsWithout()) ? winner : undefined;
}

/** The proofs of as many runs as pass, one after the other. */
async function passesWith(solutions: readonly Solution[], court: Court): Promise<CommandProof[][]> {
  const passes: CommandProof[][] = [];
  while (passes.length < PASSES) {
    const proofs = await runWith(solutions, court);
    if (proofs === undefined || !isPassed(proofs)) return passes;
    passes.push(proofs);
  }
  return passes;
}

function proofsOf([first = []]: readonly CommandProof[][]): Proof[] {
  return first.map(({ command, kind, status, ms }) => ({
    kind,
    status,
    detail: `\`${command}\` fails without it, by a test, and passes with it, ${PASSES} times each`,
    ms,
  }));
}

function withProof(solutions: readonly Solution[], raised: ReadonlyMap<string, Proof[]>): Solution[] {
  const all = solutions.map((solution): Solution => {
    const proofs = raised.get(solution.id);
    if (proofs === undefined) return solution;
    const { verdict } = solution;
    return {
      ...solution,
      verdict: { status: "proved", level: "command", proofs: [...verdict.proofs, ...proofs] },
    };
  });
  return all.toSorted(
    (a, b) => Number(b.verdict.status === "proved") - Number(a.verdict.status === "proved"),
  );
}
