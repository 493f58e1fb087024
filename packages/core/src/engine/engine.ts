import { isIgnored } from "../config/is-ignored.ts";
import { createDetector } from "../detect/detect.ts";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { LogInput } from "../logs/sources/log-input.ts";
import type { Analysis, Untried } from "../model/analysis.ts";
import type { LogSummary } from "../model/log.ts";
import type { Problem } from "../model/problem.ts";
import { createLinter } from "../repository/eslint/linter.ts";
import { listFiles } from "../repository/files.ts";
import { createLocator, type Locator } from "../repository/locate/locate.ts";
import { settleLocator } from "../repository/locate/settle-locator.ts";
import { openRepository, type VirtualRepository } from "../repository/virtual-repository.ts";
import { addEffect, causesInLog, type Causes } from "./causes.ts";
import type { EngineOptions, EngineParts } from "./engine-parts.ts";
import type { Progress } from "./progress.ts";
import { rank, type Ranking } from "./rank.ts";
import { readSolution } from "./read-solution.ts";
import { resolveFindings } from "./resolve-findings.ts";
import { solve } from "./solve.ts";
import { staleProblems } from "./stale.ts";
import { strengthen } from "./strengthen.ts";
import { suspectsOf } from "./suspects.ts";

/** One workspace with its caches. Call `dispose` to end the processes it started. */
export interface Engine extends EngineParts {
  /** Reads logs to their end: problems, roots and solutions. The same input gives the same analysis but for times. */
  analyze(logs: AsyncIterable<LogInput>): Promise<Analysis>;
  dispose(): void;
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const list = options.workspace === undefined ? undefined : await listFiles(options.workspace);
  const repository =
    list && options.workspace !== undefined ? openRepository(options.workspace, list.files) : undefined;
  const linter = options.trust && repository !== undefined ? createLinter() : undefined;
  const engine = { repository, linter, options };
  return {
    ...engine,
    analyze: (logs) => analyze(engine, logs),
    dispose: () => linter?.dispose(),
  };
}

async function analyze(engine: EngineParts, inputs: AsyncIterable<LogInput>): Promise<Analysis> {
  const { repository, options } = engine;
  const { findings, logs } = await read(inputs, options.progress);
  const locator = repository && locatorFor(repository, findings, options.folder ?? "");
  const resolved = resolveFindings(findings, locator);
  const problems = resolved.problems.filter((problem) => !isIgnored(problem, options.config.ignore));
  const causes = causesInLog(problems, resolved.consequences);
  const { verified, untried, notes } = await solve(problems, engine);
  const { solutions, refuted } = rank(await strengthen(verified, problems, engine), causes);
  const stale = await staleProblems(problems, engine);
  const current = withCauses(problems, causes).map((problem) =>
    stale.has(problem.id) ? { ...problem, stale: true } : problem,
  );
  const caused = await withSuspects(current, repository);
  return {
    ...(repository === undefined ? {} : { workspace: repository.root }),
    logs,
    problems: caused,
    roots: rootsOf(caused),
    solutions:
      repository === undefined
        ? []
        : solutions.map(({ root, ranked }) => readSolution(root, ranked, repository)),
    refuted,
    untried: withoutSolved(untried, solutions),
    notes: [
      ...resolved.notes,
      ...notes,
      ...staleNote(stale.size),
      ...ignoredNote(resolved.problems.length - problems.length),
    ],
  };
}

/** Looks paths up in the workspace, with what the log as a whole tells of its folder. */
function locatorFor(
  { root, files }: VirtualRepository,
  findings: readonly DetectedFinding[],
  folder: string,
): Locator {
  const claims = findings.flatMap(({ place, frames = [] }) => [
    ...(place === undefined ? [] : [place]),
    ...frames,
  ]);
  const paths = claims.map(({ path }) => path);
  return settleLocator(createLocator(root, files), paths, folder);
}

async function read(
  inputs: AsyncIterable<LogInput>,
  progress: Progress,
): Promise<{ findings: DetectedFinding[]; logs: LogSummary[] }> {
  const findings: DetectedFinding[] = [];
  const logs: LogSummary[] = [];
  let lines = 0;
  for await (const { source, job, chunks } of inputs) {
    const detector = createDetector((finding) => findings.push(finding), {
      source,
      ...(job === undefined ? {} : { job }),
    });
    for await (const chunk of chunks) {
      detector.push(chunk);
      progress({ phase: "read", count: lines + detector.lines });
    }
    lines += detector.lines;
    logs.push(detector.end());
  }
  return { findings, logs };
}

/** A problem that goes with another one's solution needs none of its own. */
function withoutSolved(untried: readonly Untried[], solutions: Ranking["solutions"]): Untried[] {
  const resolved = new Set(solutions.flatMap(({ ranked }) => ranked.verification.resolved));
  return untried.filter(({ problemId }) => !resolved.has(problemId));
}

/** Effects of effects belong to the first cause, so that every problem is a root or stands beneath one. */
function withCauses(problems: readonly Problem[], causes: Causes): Problem[] {
  const causeOf = new Map(
    [...causes].flatMap(([cause, effects]) => effects.map((effect) => [effect, cause] as const)),
  );
  const rootOf = (id: string, depth = 0): string => {
    const cause = causeOf.get(id);
    return cause === undefined || depth > causes.size ? id : rootOf(cause, depth + 1);
  };
  const flat: Causes = new Map();
  for (const { id } of problems) if (rootOf(id) !== id) addEffect(flat, rootOf(id), id);
  return problems.map((problem) => ({ ...problem, causeOf: flat.get(problem.id) ?? [] }));
}

async function withSuspects(
  problems: Problem[],
  repository: VirtualRepository | undefined,
): Promise<Problem[]> {
  if (repository === undefined) return problems;
  const roots = new Set(rootsOf(problems));
  const suspects = await suspectsOf(
    problems.filter(({ id }) => roots.has(id)),
    repository,
  );
  return problems.map((problem) => {
    const mayFollowFrom = suspects.get(problem.id);
    return mayFollowFrom === undefined ? problem : { ...problem, mayFollowFrom };
  });
}

/** Errors before warnings, what explains most first, then log order. */
function rootsOf(problems: readonly Problem[]): string[] {
  const explained = new Set(problems.flatMap(({ causeOf }) => causeOf));
  const roots = problems.filter(({ id, stale }) => !explained.has(id) && stale !== true);
  return roots
    .toSorted((a, b) => Number(isError(b)) - Number(isError(a)) || b.causeOf.length - a.causeOf.length)
    .map(({ id }) => id);
}

function isError({ severity }: Problem): boolean {
  return severity === "error";
}

function ignoredNote(count: number): string[] {
  return count === 0 ? [] : [`${count} ignored by hephaestus.yaml.`];
}

function staleNote(count: number): string[] {
  if (count === 0) return [];
  const words = count === 1 ? "1 problem of the log is" : `${count} problems of the log are`;
  return [`${words} not in the workspace any more: mended since, or the log is of other code.`];
}
