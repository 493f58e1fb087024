import type { Analysis, GeneratedTest } from "../model/analysis.ts";
import type { Solution, SolutionState } from "../model/solution.ts";
import type { Proof } from "../model/verdict.ts";
import { fileDiff } from "../repository/diff.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { proveByCommands, type CommandProof } from "../verify/command.ts";
import { newComplaints } from "../verify/new-complaints.ts";
import type { FileChange } from "./deliver/file-change.ts";
import type { EngineParts } from "./engine-parts.ts";
import { joinSolutions } from "./join-solutions.ts";
import type { Joined } from "./joined.ts";
import { remainingProblems } from "./remaining.ts";
import { bringsErrors, isTakenUnasked } from "./taken-unasked.ts";

export interface FixRequest {
  /** Take plausible solutions as well. */
  all: boolean;
  /** Take only these solutions, or the best ones of these problems, whatever their status. */
  only: readonly string[];
  /** Commands that must pass with all fixes in place; empty for none. */
  commands: readonly string[];
  /** Folder the commands run in, repository-relative. */
  folder: string;
  commandTimeoutMs: number;
  onOutput?: (text: string) => void;
  signal?: AbortSignal;
}

/** `applied`: written; `refused`: a command failed, so nothing was; `dry-run`: only shown. */
export const FIX_OUTCOMES = ["applied", "refused", "dry-run"] as const;
export type FixOutcome = (typeof FIX_OUTCOMES)[number];

/** An error that a fix brings; the line is 1-based and of the fixed file. */
export interface IntroducedError {
  code: string;
  file: string;
  line: number;
  message: string;
}

/** What a fix would do; nothing is written. */
export interface FixPlan {
  taken: Solution[];
  left: { solution: Solution; reason: string }[];
  /** Errors that were not there before and that plausible solutions leave behind. */
  introduced: IntroducedError[];
  changes: FileChange[];
  /** Unified diff of all changes together. */
  diff: string;
  commands: CommandProof[];
  /** Problems that would remain: no solution was taken for them and no command showed them gone. */
  remaining: string[];
}

const NOTHING: FixPlan = {
  taken: [],
  left: [],
  introduced: [],
  changes: [],
  diff: "",
  commands: [],
  remaining: [],
};

/** Chooses solutions, joins them, checks the whole and runs the commands on a copy. */
export async function planFix(
  engine: EngineParts,
  analysis: Analysis,
  request: FixRequest,
): Promise<FixPlan> {
  const { repository } = engine;
  if (repository === undefined) return { ...NOTHING, remaining: analysis.roots };
  const choice = { acceptPlausible: request.all || request.only.length > 0, named: request.only };
  const solutions = chosen(analysis, request);
  const joined = await joinSolutions({ ...engine, repository }, solutions, analysis.problems, choice);
  const tests = testsIn(analysis, request, joined.taken);
  const view = joined.view.with(tests.flatMap(({ solution }) => solution.changes));
  const changes = changesOf(view);
  const commands =
    changes.length === 0 || request.commands.length === 0 ? [] : await runCommands(engine, view, request);
  const remaining = remainingProblems(analysis, joined.taken, { commands, folder: request.folder });
  return {
    taken: [...joined.taken, ...tests.map(({ solution }) => solution)],
    left: [...joined.left, ...leftToUser(analysis, request, remaining)],
    introduced: await leftBehind(repository, joined),
    changes,
    diff: changes.map(diffOf).join(""),
    commands,
    remaining,
  };
}

function diffOf({ file, before, after, bom, created }: FileChange): string {
  return fileDiff(file, before, after, { bom, created: created === true });
}

/** The tests that the request names, if the fix that they show is taken as it was when they were proved. */
function testsIn(
  { tests = [] }: Analysis,
  { only }: FixRequest,
  taken: readonly Solution[],
): GeneratedTest[] {
  return tests.filter(
    ({ fixId, solution }) => only.includes(solution.id) && taken.some(({ id }) => id === fixId),
  );
}

/** The analysis with what a plan did to its solutions: commands that ran are proofs of all solutions taken. */
export function withPlan(analysis: Analysis, { taken, commands }: FixPlan, applied: boolean): Analysis {
  const ids = new Set(taken.map(({ id }) => id));
  const proofs = commands.map(({ command: _command, output: _output, ...proof }) => proof);
  const passed = proofs.length > 0 && proofs.every(({ status }) => status === "passed");
  const solutions = analysis.solutions.map((solution): Solution => {
    if (!ids.has(solution.id)) return solution;
    const { verdict } = solution;
    const level = passed ? "command" : verdict.level;
    return {
      ...solution,
      verdict: { ...verdict, level, proofs: [...verdict.proofs, ...proofs] },
      state: stateAfter(applied, proofs),
    };
  });
  return { ...analysis, solutions };
}

/** A solution that a command speaks against is offered as before. */
function stateAfter(applied: boolean, proofs: readonly Proof[]): SolutionState {
  if (applied) return "deployed";
  return proofs.some(({ status }) => status === "failed") ? "suggested" : "validated";
}

/** What could be taken for the problems that would remain, and is left to the user. */
function leftToUser(
  { solutions }: Analysis,
  { all, only }: FixRequest,
  remaining: readonly string[],
): FixPlan["left"] {
  return solutions.flatMap((solution) => {
    const { id, problemIds } = solution;
    const isAsked =
      only.length === 0 || only.includes(id) || problemIds.some((problem) => only.includes(problem));
    const isNeeded = problemIds.some((problem) => remaining.includes(problem));
    const reason = isAsked && isNeeded ? reasonToLeave(solution, all) : undefined;
    return reason === undefined ? [] : [{ solution, reason }];
  });
}

function reasonToLeave({ id, command, verdict, reverts }: Solution, all: boolean): string | undefined {
  if (command === undefined) {
    const isTraced = reverts !== undefined && verdict.level === "command";
    if (isTraced) return `without that change all passes; if it is not meant, \`--only ${id}\` takes it back`;
    if (!all) return undefined;
    if (reverts !== undefined) return `it takes back what may be meant; \`--only ${id}\` takes it`;
    return bringsErrors(verdict) ? `it brings new errors; \`--only ${id}\` takes it` : undefined;
  }
  const { line, folder } = command;
  return folder === "" ? `run \`${line}\` yourself` : `run \`${line}\` in ${folder} yourself`;
}

/** The best solution of each root, as far as the request allows; those that it names, or the best of problems it names. */
function chosen({ solutions, tests = [] }: Analysis, { all, only }: FixRequest): Solution[] {
  if (only.length > 0) {
    const shown = tests.filter(({ solution }) => only.includes(solution.id)).map(({ fixId }) => fixId);
    const named = [...only, ...shown].map(
      (id) =>
        solutions.find((solution) => solution.id === id) ??
        solutions.find(({ problemIds }) => problemIds.includes(id)),
    );
    return solutions.filter((solution) => solution.command === undefined && named.includes(solution));
  }
  const roots = new Set<string>();
  return solutions.filter((solution) => {
    const [root = ""] = solution.problemIds;
    const isWanted = isTakenUnasked(solution, all) && !roots.has(root);
    if (isWanted) roots.add(root);
    return isWanted;
  });
}

/** Errors that plausible solutions leave behind; proved ones leave none. */
async function leftBehind(
  repository: VirtualRepository,
  { view, taken }: Joined,
): Promise<IntroducedError[]> {
  if (taken.every(({ verdict }) => verdict.status === "proved")) return [];
  const fresh = await newComplaints(repository, view);
  return fresh.map(({ code, file, line, message }) => ({ code, file, line, message }));
}

function changesOf(view: VirtualRepository): FileChange[] {
  const changes = [...view.edited()].map(([file, { before, after, created }]) => ({
    file,
    before: before.text,
    after: after.text,
    bom: after.bom,
    ...(created === undefined ? {} : { created }),
  }));
  return changes.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

function runCommands(
  { options }: EngineParts,
  view: VirtualRepository,
  request: FixRequest,
): Promise<CommandProof[]> {
  const tell = (count: number): void =>
    options.progress({ phase: "run", count, total: request.commands.length });
  tell(0);
  return proveByCommands(view, request.commands, {
    clock: options.clock,
    folder: request.folder,
    timeoutMs: request.commandTimeoutMs,
    onEnd: tell,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onOutput === undefined ? {} : { onOutput: request.onOutput }),
  });
}
