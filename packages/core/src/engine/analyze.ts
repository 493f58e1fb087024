import { isIgnored } from "../config/is-ignored.ts";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { LogInput } from "../logs/sources/log-input.ts";
import type { Analysis, Untried } from "../model/analysis.ts";
import type { Problem } from "../model/problem.ts";
import { createLocator, type Locator } from "../repository/locate/locate.ts";
import { settleLocator } from "../repository/locate/settle-locator.ts";
import { createSourceMaps } from "../repository/locate/source-maps.ts";
import { causesInLog } from "./causes.ts";
import type { EngineParts } from "./engine-parts.ts";
import { followSourceMaps } from "./follow-source-maps.ts";
import { withPackageFolders } from "./package-folders.ts";
import { rank, type Ranking } from "./rank.ts";
import { readLogs } from "./read-logs.ts";
import { readSolution } from "./read-solution.ts";
import { resolveFindings, type ResolvedFindings } from "./resolve-findings.ts";
import { rootsOf, withCauses, withRootsBehind } from "./roots.ts";
import { solve } from "./solve.ts";
import { staleProblems } from "./stale.ts";
import { strengthen } from "./strengthen.ts";
import { withSuspects } from "./suspects/with-suspects.ts";

/** Reads logs to their end: problems, roots and solutions. The same input gives the same analysis but for times. */
export async function analyze(engine: EngineParts, inputs: AsyncIterable<LogInput>): Promise<Analysis> {
  const { repository, options } = engine;
  const { findings, logs, dropped } = await readLogs(inputs, options);
  const resolved = resolve(withPackageFolders(findings, repository), engine);
  const reported = resolved.problems.filter((problem) => !isIgnored(problem, options.config.ignore));
  const causes = causesInLog(reported, resolved.consequences);
  const { verified, untried, notes } = await solve(reported, engine);
  const ranking = rank(await strengthen(verified, reported, engine), causes);
  const stale = await staleProblems(reported, engine);
  const placed = await withRootsBehind(withStale(withCauses(reported, causes), stale), repository);
  const problems = await withSuspects(placed, engine);
  return {
    ...(repository === undefined ? {} : { workspace: repository.root }),
    logs,
    problems,
    roots: rootsOf(problems),
    solutions: ranking.solutions.flatMap(({ root, ranked }) =>
      repository === undefined ? [] : [readSolution(root, ranked, repository)],
    ),
    refuted: ranking.refuted,
    untried: withoutSolved(untried, ranking),
    notes: [
      ...resolved.notes,
      ...notes,
      ...counted(stale.size, "problem of the log is", "problems of the log are", STALE),
      ...counted(resolved.problems.length - reported.length, "problem is", "problems are", IGNORED),
      ...counted(dropped, "more failure was", "more failures were", "counted, but not looked at."),
    ],
  };
}

const STALE = "not in the workspace any more: mended since, or the log is of other code.";
const IGNORED = "left out, as hephaestus.yaml says.";

function resolve(findings: readonly DetectedFinding[], engine: EngineParts): ResolvedFindings {
  const locator = locatorFor(engine, findings);
  if (engine.repository === undefined || locator === undefined) return resolveFindings(findings, undefined);
  const sourceMaps = createSourceMaps(engine.repository, locator);
  return resolveFindings(followSourceMaps(findings, sourceMaps), locator);
}

/** Looks paths up in the workspace, with what the log as a whole tells of its folder. */
function locatorFor(
  { repository, options }: EngineParts,
  findings: readonly DetectedFinding[],
): Locator | undefined {
  if (repository === undefined) return undefined;
  const claims = findings.flatMap(({ place, frames = [] }) => [
    ...(place === undefined ? [] : [place]),
    ...frames,
  ]);
  const locator = createLocator(repository.root, repository.files);
  return settleLocator(
    locator,
    claims.map(({ path }) => path),
    options.folder ?? "",
  );
}

function withStale(problems: readonly Problem[], stale: ReadonlySet<string>): Problem[] {
  return problems.map((problem) => (stale.has(problem.id) ? { ...problem, stale: true } : problem));
}

/** A problem that goes with another one's solution needs none of its own. */
function withoutSolved(untried: readonly Untried[], { solutions }: Ranking): Untried[] {
  const resolved = new Set(solutions.flatMap(({ ranked }) => ranked.verification.resolved));
  return untried.filter(({ problemId }) => !resolved.has(problemId));
}

function counted(count: number, one: string, many: string, rest: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${rest}`];
}
