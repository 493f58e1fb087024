import type { Overview, ProblemItem, RootItem, SolutionItem } from "../protocol/overview.ts";
import type { Source, TrackedProblem } from "../problems/source.ts";
import type { ProblemStore } from "../problems/store.ts";
import { evidencePlace } from "../problems/to-diagnostic.ts";
import { join } from "node:path";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import { inOrder, isAi } from "../solutions/solution-order.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import { uriBelow } from "../workspace/file-uri.ts";
import { summarize } from "./summarize.ts";

const UNTRIED: Readonly<Record<string, string>> = {
  "needs-trust": "Only the workspace's own code can fix or prove it: trust the workspace.",
  protected: "Every fix would touch protected paths.",
};

/** Everything that is known: roots with what goes with them and their solutions. */
export function overviewOf(store: ProblemStore, limit: number): Overview {
  const roots = store.sources.flatMap((source) =>
    source.roots.flatMap((id) => {
      const root = source.problems.get(id);
      return root === undefined || root.status === "ignored" ? [] : [{ source, root }];
    }),
  );
  const solved = store.sources.flatMap((source) =>
    [...source.problems.values()]
      .filter(({ status, problem }) => status === "solved" && !source.roots.includes(problem.id))
      .map((root) => ({ source, root })),
  );
  const all = [...roots, ...solved];
  return {
    revision: store.revision,
    sources: store.sources.map(summarize),
    roots: all.slice(0, limit).map(({ source, root }) => rootItem(source, root)),
    omitted: Math.max(0, all.length - limit),
  };
}

function rootItem(source: Source, root: TrackedProblem): RootItem {
  const solutions = solutionsOf(source, root.problem.id).map((solution) => solutionItem(solution, source));
  const reason = source.untried.get(root.problem.id);
  const unsolved = solutions.length > 0 || root.status === "solved" ? undefined : whyUnsolved(source, reason);
  return {
    ...problemItem(source, root),
    followers: root.problem.causeOf.flatMap((id) => {
      const follower = source.problems.get(id);
      return follower === undefined || follower.status === "ignored" ? [] : [problemItem(source, follower)];
    }),
    solutions,
    ...(unsolved === undefined ? {} : { unsolved }),
    ...(unsolved !== undefined && source.stage === "restricted" ? { waitsForTrust: true } : {}),
  };
}

function whyUnsolved({ stage, folder }: Source, reason: string | undefined): string | undefined {
  if (stage === "restricted") return "The workspace is not trusted: no fix is made.";
  if (stage !== "proved") return undefined;
  if (folder === undefined) return "No folder of a disk is open: no fix can be made.";
  return UNTRIED[reason ?? ""] ?? "No fixer knows an answer.";
}

/** The solutions that clear a problem, best first. */
export function solutionsOf(source: Source, problem: string): ProvedSolution[] {
  return inOrder(source.solutions.filter(({ problemIds }) => problemIds.includes(problem)));
}

function problemItem(source: Source, tracked: TrackedProblem): ProblemItem {
  const { problem, status, uri, range } = tracked;
  const { id, severity, tool, code, message, test, job, step, occurrences, location } = problem;
  const evidence = evidencePlace(tracked, source);
  return {
    id,
    source: source.id,
    status,
    severity,
    tool,
    message,
    occurrences,
    ...(code === undefined ? {} : { code }),
    ...(test === undefined ? {} : { test }),
    ...(job === undefined ? {} : { job }),
    ...(step === undefined ? {} : { step }),
    ...(uri === undefined || range === undefined ? {} : { place: { uri, range } }),
    ...(location === undefined || location.inWorkspace ? {} : { claim: `${location.file}:${location.line}` }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(test === undefined ? {} : { frames: framesOf(tracked, source) }),
  };
}

function framesOf({ problem }: TrackedProblem, { folder }: Source): NonNullable<ProblemItem["frames"]> {
  const own = folder === undefined ? [] : problem.frames.filter((frame) => frame.own && frame.inWorkspace);
  return own.map(({ file, line, column = 1, symbol }) => {
    const start = { line: line - 1, character: column - 1 };
    const place = { uri: uriBelow(folder?.uri ?? "", file), range: { start, end: start } };
    return { label: symbol ?? file, place };
  });
}

function solutionItem(solution: ProvedSolution, { folder }: Source): SolutionItem {
  const { id, description, verdict, problemIds, files, command } = solution;
  return {
    id,
    title: solutionTitle(solution),
    description,
    verdict: verdict.status === "proved" ? "proved" : "plausible",
    level: verdict.level,
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    proofs: verdict.proofs.map(({ kind, status, detail }) => ({ kind, status, detail })),
    problems: problemIds,
    isAi: isAi(solution),
    files: folder === undefined ? [] : files.map(({ file }) => uriBelow(folder.uri, file)),
    ...(command === undefined ? {} : { command: commandOf(command, folder?.path ?? "") }),
  };
}

/** A command to be run by the user, with the absolute path of its folder. */
export function commandOf(
  { line, folder }: NonNullable<ProvedSolution["command"]>,
  root: string,
): { line: string; cwd: string } {
  return { line, cwd: join(root, folder) };
}
