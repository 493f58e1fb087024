import type { Analysis } from "../model/analysis.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import { fileDiff } from "../repository/diff.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { proveByCommands, type CommandProof } from "../verify/command.ts";
import { newComplaints } from "../verify/new-complaints.ts";
import { composeSolutions } from "./deliver/compose.ts";
import type { FileChange } from "./deliver/file-change.ts";
import type { EngineParts } from "./engine-parts.ts";
import { movedProblem } from "./moved-problem.ts";
import { rank } from "./rank.ts";
import { solve } from "./solve.ts";

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

/** What a fix would do; nothing is written. */
export interface FixPlan {
  taken: Solution[];
  left: { solution: Solution; reason: string }[];
  changes: FileChange[];
  /** Unified diff of all changes together. */
  diff: string;
  commands: CommandProof[];
  /** Problems that would remain: no solution was taken for them and no command showed them gone. */
  remaining: string[];
}

/** Chooses solutions, joins them, checks the whole and runs the commands on a copy. */
export async function planFix(
  engine: EngineParts,
  analysis: Analysis,
  request: FixRequest,
): Promise<FixPlan> {
  const { repository } = engine;
  if (repository === undefined)
    return { taken: [], left: [], changes: [], diff: "", commands: [], remaining: analysis.roots };
  const joined = await join(engine, repository, analysis, request);
  const sound = await withoutNewErrors(repository, joined);
  const changes = changesOf(sound.view);
  const commands =
    changes.length === 0 || request.commands.length === 0
      ? []
      : await runCommands(engine, sound.view, request);
  return {
    taken: sound.taken,
    left: sound.left,
    changes,
    diff: changes.map(({ file, before, after, bom }) => fileDiff(file, before, after, { bom })).join(""),
    commands,
    remaining: remaining(analysis, sound.taken, { commands, folder: request.folder }),
  };
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
      state: applied ? "deployed" : "validated",
    };
  });
  return { ...analysis, solutions };
}

interface Joined {
  view: VirtualRepository;
  /** Each with the view after it, so that one can be taken back. */
  taken: Solution[];
  left: FixPlan["left"];
}

/** The best solution of each root, as far as the request allows. */
function chosen({ solutions }: Analysis, { all, only }: FixRequest): Solution[] {
  const roots = new Set<string>();
  return solutions.filter(({ id, problemIds, verdict }) => {
    const root = problemIds[0] ?? "";
    const isNamed = only.includes(id) || (only.includes(root) && !roots.has(root));
    const isWanted = only.length > 0 ? isNamed : !roots.has(root) && (verdict.status === "proved" || all);
    if (isWanted) roots.add(root);
    return isWanted;
  });
}

async function join(
  engine: EngineParts,
  repository: VirtualRepository,
  analysis: Analysis,
  request: FixRequest,
): Promise<Joined> {
  const composition = composeSolutions(chosen(analysis, request), (file) => repository.read(file));
  const joined: Joined = {
    view: repository.with(composition.edits),
    taken: [...composition.taken],
    left: [],
  };
  for (const { solution, reason } of composition.left) {
    const problem = analysis.problems.find(({ id }) => id === solution.problemIds[0]);
    const isClash = reason === "overlaps" && problem !== undefined;
    const again = isClash ? await solveAgain(engine, joined.view, problem, request) : undefined;
    if (again !== undefined) {
      joined.view = again;
      joined.taken.push(solution);
    } else if (reason !== "already-resolved") {
      joined.left.push({
        solution,
        reason: reason === "overlaps" ? "it touches the lines of another fix" : "a file cannot be read",
      });
    }
  }
  return joined;
}

/** Makes and proves a solution anew on top of others whose lines it touches. */
async function solveAgain(
  engine: EngineParts,
  view: VirtualRepository,
  problem: Problem,
  request: FixRequest,
): Promise<VirtualRepository | undefined> {
  const { verified } = await solve([movedProblem(problem, view)], { ...engine, repository: view });
  const { solutions } = rank(verified, new Map());
  const best = solutions.find(
    ({ ranked }) => ranked.verdict.status === "proved" || request.all || request.only.length > 0,
  );
  return best === undefined ? undefined : view.with(best.ranked.candidate.edits);
}

/** Each solution is proved alone; where they do not go together the last ones are left until the rest is sound. */
async function withoutNewErrors(repository: VirtualRepository, joined: Joined): Promise<Joined> {
  if (joined.taken.length < 2) return joined;
  const allowed = joined.taken.filter(({ verdict }) => verdict.status === "proved");
  if (allowed.length < joined.taken.length) return joined;
  const fresh = await newComplaints(repository, joined.view);
  if (fresh.length === 0) return joined;
  const kept = joined.taken.slice(0, -1);
  const last = joined.taken.at(-1);
  const composition = composeSolutions(kept, (file) => repository.read(file));
  const reason = `together with the others it brings ${fresh[0]?.code ?? "an error"} at ${fresh[0]?.file ?? ""}`;
  const left = last === undefined ? joined.left : [...joined.left, { solution: last, reason }];
  return withoutNewErrors(repository, {
    view: repository.with(composition.edits),
    taken: composition.taken,
    left,
  });
}

function changesOf(view: VirtualRepository): FileChange[] {
  const changes = [...view.edited()].map(([file, { before, after }]) => ({
    file,
    before: before.text,
    after: after.text,
    bom: after.bom,
  }));
  return changes.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

function runCommands(
  { options }: EngineParts,
  view: VirtualRepository,
  request: FixRequest,
): Promise<CommandProof[]> {
  options.progress({ phase: "run", count: 0, total: request.commands.length });
  return proveByCommands(view, request.commands, {
    clock: options.clock,
    folder: request.folder,
    timeoutMs: request.commandTimeoutMs,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onOutput === undefined ? {} : { onOutput: request.onOutput }),
  });
}

/** A root is gone when its solution was taken, or when the commands pass and show that they ran what failed. */
function remaining(
  { problems, roots }: Analysis,
  taken: readonly Solution[],
  { commands, folder }: { commands: readonly CommandProof[]; folder: string },
): string[] {
  const solved = new Set(taken.flatMap(({ problemIds }) => problemIds));
  const allPass = commands.length > 0 && commands.every(({ status }) => status === "passed");
  const isGone = (problem: Problem): boolean =>
    solved.has(problem.id) || (allPass && commands.some((command) => hasRun(command, problem, folder)));
  return problems.filter((problem) => roots.includes(problem.id) && !isGone(problem)).map(({ id }) => id);
}

/** Whether a command ran what failed: it is the command of the failing step, or it names the failing file. */
function hasRun(
  { command, output }: CommandProof,
  { step, location, test, frames }: Problem,
  folder: string,
): boolean {
  if (test === undefined && frames.length === 0) return false;
  const file = location?.file ?? "";
  const name = folder !== "" && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  return step?.includes(command) === true || (name !== "" && output.includes(name));
}
