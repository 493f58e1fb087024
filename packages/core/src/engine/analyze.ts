import { isIgnored } from "../config/is-ignored.ts";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { Analysis, Untried } from "../model/analysis.ts";
import type { Problem } from "../model/problem.ts";
import { createLocator, type Locator } from "../repository/locate/locate.ts";
import { settleLocator } from "../repository/locate/settle-locator.ts";
import { createSourceMaps } from "../repository/locate/source-maps.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { askProvider } from "./ask-provider.ts";
import { addEffect, causesInLog, type Causes } from "./causes.ts";
import type { EngineParts } from "./engine-parts.ts";
import { followSourceMaps } from "./follow-source-maps.ts";
import { withPackageFolders } from "./package-folders.ts";
import { proposeTests } from "./propose-tests.ts";
import { rank, type Ranking } from "./rank.ts";
import type { Reading } from "./reading.ts";
import { readSolution } from "./read-solution.ts";
import { resolveFindings, type ResolvedFindings } from "./resolve-findings.ts";
import { rootsOf, withCauses, withRootsBehind } from "./roots.ts";
import { solve } from "./solve.ts";
import { staleProblems } from "./stale.ts";
import { strengthen } from "./strengthen.ts";
import { withOpinions } from "./with-opinions.ts";
import { withSuspects } from "./suspects/with-suspects.ts";
import { withUnreadModules } from "./unread-modules.ts";
import { causesOfMissingTypes } from "./untyped/missing-types.ts";
import type { Verified } from "./weigh.ts";

/** Places what was read in the workspace, without looking for fixes: takes no compiler and little time. */
export function place(reading: Reading, engine: EngineParts): Analysis {
  const { repository } = engine;
  const { reported, causes, notes, counts } = readProblems(reading, engine);
  const problems = withCauses(reported, causes);
  return {
    ...(repository === undefined ? {} : { workspace: repository.root }),
    logs: reading.logs,
    problems,
    roots: rootsOf(problems),
    solutions: [],
    refuted: 0,
    untried: [],
    notes: [...notes, ...counts],
  };
}

/** Finds the roots and solutions of what was read. The same reading gives the same analysis but for times. */
export async function conclude(reading: Reading, engine: EngineParts): Promise<Analysis> {
  const { repository } = engine;
  const { reported: read, causes, notes, counts } = readProblems(reading, engine);
  const reported = await withSuspects(await withUnreadModules(read, repository), engine);
  const explained = new Set<string>();
  for (const [cause, effects] of await causesOfMissingTypes(reported, engine))
    for (const effect of effects) {
      addEffect(causes, cause, effect);
      explained.add(effect);
    }
  const { verified, untried, notes: fixerNotes } = await solve(reported, engine, explained);
  const strengthened = await withOpinions(await strengthen(verified, reported, engine), engine);
  const stale = await staleProblems(reported, engine);
  const asked = await askProvider(strengthened, reported, { causes, stale }, engine);
  const ranking = rank(asked.verified, causes, await changedFiles(asked.verified, engine));
  const problems = await withRootsBehind(withStale(withCauses(reported, causes), stale), repository);
  const notesOfTests = new Set<string>();
  const tests =
    repository === undefined
      ? []
      : await proposeTests(ranking, {
          problems: reported,
          verified: asked.verified,
          notes: notesOfTests,
          engine: { ...engine, repository },
        });
  return {
    ...(repository === undefined ? {} : { workspace: repository.root }),
    logs: reading.logs,
    problems,
    roots: rootsOf(problems),
    solutions: ranking.solutions.flatMap(({ root, ranked }) =>
      repository === undefined ? [] : [readSolution(root, ranked, repository)],
    ),
    ...(tests.length === 0 ? {} : { tests }),
    refuted: ranking.refuted,
    untried: withoutSolved(untried, ranking),
    notes: [
      ...notes,
      ...fixerNotes,
      ...asked.notes,
      ...notesOfTests,
      ...counted(stale.size, "problem of the log is", "problems of the log are", STALE),
      ...counts,
    ],
  };
}

/** The files of the change that may have broken things; asked for only where candidates compete. */
async function changedFiles(verified: readonly Verified[], { change }: EngineParts): Promise<Set<string>> {
  const targets = verified.flatMap((each) => each.targets.map(({ id }) => id));
  if (new Set(targets).size === targets.length) return new Set();
  return new Set((await change?.())?.files.map(({ path }) => path));
}

const STALE = "not in the workspace any more: mended since, or the log is of other code.";
const CUT = "longer than 16 MiB and read in part: write a report in JSON over several lines.";
const IGNORED = "left out, as hephaestus.yaml says.";

interface ReadProblems {
  /** Those that the configuration does not leave out. */
  reported: Problem[];
  causes: Causes;
  notes: string[];
  /** How many are told of nowhere else, in sentences. */
  counts: string[];
}

function readProblems(reading: Reading, engine: EngineParts): ReadProblems {
  const resolved = resolve(reading, engine);
  const reported = resolved.problems.filter((problem) => !isIgnored(problem, engine.options.config.ignore));
  const cutReports = reading.logs.reduce((sum, log) => sum + log.cutReports, 0);
  return {
    reported,
    causes: causesInLog(reported, resolved.consequences),
    notes: resolved.notes,
    counts: [
      ...counted(resolved.problems.length - reported.length, "problem is", "problems are", IGNORED),
      ...counted(reading.dropped, "more failure was", "more failures were", "counted, but not looked at."),
      ...counted(cutReports, "line is", "lines are", CUT),
    ],
  };
}

function resolve(reading: Reading, engine: EngineParts): ResolvedFindings {
  const { repository, options } = engine;
  const findings = withPackageFolders(reading.findings, repository);
  if (repository === undefined) return resolveFindings(findings, undefined);
  const locator = locatorFor(repository, findings, reading.folder ?? options.folder ?? "");
  const sourceMaps = createSourceMaps(repository, locator);
  return resolveFindings(followSourceMaps(findings, sourceMaps), locator);
}

/** Looks paths up in the workspace, with what the log as a whole tells of its folder. */
function locatorFor(
  { root, files }: VirtualRepository,
  findings: readonly DetectedFinding[],
  folder: string,
): Locator {
  const claims = findings.flatMap(({ place: claim, frames = [] }) => [
    ...(claim === undefined ? [] : [claim]),
    ...frames,
  ]);
  return settleLocator(
    createLocator(root, files),
    claims.map(({ path }) => path),
    folder,
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
