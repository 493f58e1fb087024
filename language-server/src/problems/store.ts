import type { Range } from "../protocol/place.ts";
import type { ProvedSolution, ProveResult } from "../prover/prover-methods.ts";
import type { ReadResult } from "../reader/reader-methods.ts";
import { documentKey } from "../workspace/file-uri.ts";
import { isAi } from "../solutions/solution-order.ts";
import type { Folder } from "../workspace/folders.ts";
import { shiftRange, type TextChange } from "./shift-range.ts";
import type { Source, TrackedProblem } from "./source.ts";
import { trackProblem } from "./track-problem.ts";

/** All sources with their problems, and who wants to know when files have other ones. */
export interface ProblemStore {
  readonly sources: readonly Source[];
  get(source: string): Source | undefined;
  put(source: Source): void;
  remove(source: string): void;
  /** What a reader found: problems that were known keep their place and status. */
  read(source: Source, result: ReadResult, folder: Folder | undefined): void;
  /** What a prover found of what was read. */
  proved(source: Source, result: ProveResult): void;
  /** More solutions of what was read, by a model. */
  offered(source: Source, solutions: readonly ProvedSolution[]): void;
  /** Leaves a solution out of what is offered until the server ends. */
  dismiss(solution: string): void;
  /** Moves the places in a file along with an edit. */
  shift(uri: string, change: TextChange): void;
  /** The problems in a file. */
  inFile(uri: string): TrackedProblem[];
  /** By id, the first one of all sources. */
  find(problem: string): TrackedProblem | undefined;
  /** Leaves a problem out of everything until the server ends; gives how many went. */
  ignore(isIgnored: (tracked: TrackedProblem) => boolean): number;
  /** Grows with each change. */
  readonly revision: number;
}

/** `onChange` is told after each change. */
export function createProblemStore(onChange: () => void): ProblemStore {
  const sources = new Map<string, Source>();
  const ignored = new Set<string>();
  const dismissed = new Set<string>();
  let revision = 0;

  function changed(): void {
    revision += 1;
    onChange();
  }

  function keep(source: Source, { problems, roots }: Pick<ReadResult, "problems" | "roots">): void {
    source.problems = new Map(problems.map((each) => [each.problem.id, trackProblem(source, each, ignored)]));
    source.roots = [...roots];
    changed();
  }

  const all = (): TrackedProblem[] => [...sources.values()].flatMap(({ problems }) => [...problems.values()]);
  const inFile = (uri: string): TrackedProblem[] => ofFile(all(), documentKey(uri));

  return {
    get sources() {
      return [...sources.values()];
    },
    get revision() {
      return revision;
    },
    get: (source) => sources.get(source),
    put(source) {
      sources.set(source.id, source);
      changed();
    },
    remove(source) {
      if (sources.delete(source)) changed();
    },
    read(source, result, folder) {
      takeReading(source, result, folder);
      keep(source, result);
    },
    proved(source, result) {
      takeProof(source, result, dismissed);
      keep(source, result);
    },
    offered(source, solutions) {
      takeOffers(source, solutions);
      changed();
    },
    dismiss(solution) {
      dismissed.add(solution);
      sources.forEach((source) => withdraw(source, solution));
      changed();
    },
    shift: (uri, change) => inFile(uri).forEach((tracked) => shiftProblem(tracked, change)),
    inFile,
    find: (id) => [...sources.values()].map(({ problems }) => problems.get(id)).find(Boolean),
    ignore(isIgnored) {
      const gone = all().filter((tracked) => tracked.status === "open" && isIgnored(tracked));
      for (const tracked of gone) ignoreProblem(tracked, ignored);
      if (gone.length > 0) changed();
      return gone.length;
    },
  };
}

function ofFile(problems: readonly TrackedProblem[], key: string): TrackedProblem[] {
  return problems.filter(({ fileKey }) => fileKey === key);
}

function ignoreProblem(tracked: TrackedProblem, ignored: Set<string>): void {
  tracked.status = "ignored";
  ignored.add(tracked.problem.id);
}

function withdraw(source: Source, solution: string): void {
  source.solutions = source.solutions.filter(({ id }) => id !== solution);
}

function shiftProblem(tracked: TrackedProblem, change: TextChange): void {
  if (tracked.range !== undefined) tracked.range = shiftRange(tracked.range, change);
}

function takeReading(source: Source, result: ReadResult, folder: Folder | undefined): void {
  source.folder = folder;
  source.reading = result.reading;
  source.notes = result.notes;
  source.omitted = result.dropped;
  source.nothing = result.nothing;
  source.unplaced = result.unplaced;
  const lines = result.logs.reduce((sum, log) => sum + log.lines, 0);
  source.lines = Math.max(source.lines, lines);
  source.untried = new Map();
}

function takeOffers(source: Source, solutions: readonly ProvedSolution[]): void {
  const ids = new Set(solutions.map(({ id }) => id));
  source.solutions = [...source.solutions.filter(({ id }) => !ids.has(id)), ...solutions];
}

function takeProof(source: Source, result: ProveResult, dismissed: ReadonlySet<string>): void {
  const solutions = [...result.solutions, ...stillOffered(source, result)];
  source.solutions = solutions.filter(({ id }) => !dismissed.has(id));
  source.notes = result.notes;
  source.untried = new Map(result.untried.map(({ problemId, reason }) => [problemId, reason]));
}

/** What a model was asked for stays, as long as its problem does. */
function stillOffered({ solutions }: Source, result: ProveResult): ProvedSolution[] {
  const open = new Set(result.problems.flatMap(({ problem }) => (problem.stale === true ? [] : problem.id)));
  const known = new Set(result.solutions.map(({ id }) => id));
  return solutions.filter(
    (solution) => isAi(solution) && !known.has(solution.id) && solution.problemIds.some((id) => open.has(id)),
  );
}

/** The problem whose range is at a position, or else on its line. */
export function problemAt(problems: readonly TrackedProblem[], { start }: Range): TrackedProblem | undefined {
  const open = problems.filter(({ status }) => status === "open");
  const isAt = ({ range }: TrackedProblem): boolean =>
    range !== undefined &&
    range.start.line === start.line &&
    range.start.character <= start.character &&
    start.character <= range.end.character;
  return open.find(isAt) ?? open.find(({ range }) => range?.start.line === start.line);
}
