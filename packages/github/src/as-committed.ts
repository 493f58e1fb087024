import { posix } from "node:path";
import { fileDiff } from "@hephaestus/core";
import { isRegular } from "./check-fix.ts";
import { blobName, hashOf } from "./blob-name.ts";
import { carriedFile, carriedSuggestion, withoutReturns, type Differing, type Merge } from "./carry-over.ts";
import type { BranchWriter, RemoteFile } from "./forge.ts";
import { lineAfter } from "./line-after.ts";
import type { ReportedFix, ReportedSolution, RunReport } from "./run-report.ts";

/** What a report was made from, in the place of the commit it is about. */
export interface AnalysedFiles {
  read(path: string): string | undefined;
  merge: Merge;
  /** The merge of the commit with its base, where that is what was checked out; undefined where it is not. */
  mergeCommit: string | undefined;
}

const LINK = "120000";
const CONFLICT = "Both sides changed the lines that the fix changes, so it is left to people";
const UNPROVED = "Proved on other texts than those of the commit, and merged into these";

type Location = RunReport["problems"][number]["location"];

/**
 * A report in terms of its commit where something else lay in the workspace: the merge with the base of a pull request has
 * other lines, and git may have changed line ends on the way (`core.autocrlf`, `eol=crlf`). A fix of a file that differs is
 * merged into the committed one. It stays proved where the merge of both would be what was proved, and is plausible else.
 */
export async function asCommitted(
  report: RunReport,
  commit: Pick<BranchWriter, "files" | "read">,
  analysed: AnalysedFiles,
): Promise<RunReport> {
  const { problems, fix, sha, solutions } = report;
  const named = [
    ...problems.flatMap(({ location }) => location?.file ?? []),
    ...(fix?.files ?? []).map(({ path }) => path),
    ...solutions.flatMap(({ suggestions }) => suggestions.map(({ file }) => file)),
  ];
  if (named.length === 0) return report;
  const files = await commit.files(sha, [...new Set(named)]);
  const [differing, links] = await Promise.all([
    differingFiles(files, commit, analysed),
    linksIn(files, commit),
  ]);
  const located = {
    ...report,
    problems: problems.map((problem) => ({
      ...problem,
      location: locationIn(problem.location, differing.get(problem.location?.file ?? "")),
    })),
    solutions: solutions.map((solution) => withSuggestions(solution, differing)),
  };
  if (fix === null) return located;
  const isMerge = await areMerged(differing, commit, analysed.mergeCommit);
  return withFix(located, withoutLinks(fix, links), { differing, analysed, isMerge });
}

type Files = ReadonlyMap<string, RemoteFile>;

async function differingFiles(
  files: Files,
  commit: Pick<BranchWriter, "read">,
  { read }: AnalysedFiles,
): Promise<Map<string, Differing>> {
  const found = [...files.values()].map(async (file): Promise<[string, Differing][]> => {
    const analysed = read(file.path);
    if (!isRegular(file) || analysed === undefined || blobName(analysed, hashOf(file.sha)) === file.sha)
      return [];
    return [[file.path, { committed: Buffer.from(await commit.read(file)).toString("utf8"), analysed }]];
  });
  return new Map((await Promise.all(found)).flat());
}

/** Whether what differs is as the merge has it, and no step of the job changed it. */
async function areMerged(
  differing: ReadonlyMap<string, Differing>,
  commit: Pick<BranchWriter, "files" | "read">,
  mergeCommit: string | undefined,
): Promise<boolean> {
  if (mergeCommit === undefined) return false;
  const files = await commit.files(mergeCommit, [...differing.keys()]);
  const alike = [...differing].map(async ([path, { analysed }]) => {
    const file = files.get(path);
    if (file === undefined) return false;
    const merged = Buffer.from(await commit.read(file)).toString("utf8");
    return withoutReturns(merged) === withoutReturns(analysed);
  });
  return (await Promise.all(alike)).every(Boolean);
}

/** Where links of a commit lead, by path. */
async function linksIn(files: Files, commit: Pick<BranchWriter, "read">): Promise<Map<string, string>> {
  const links = [...files.values()].filter(({ mode }) => mode === LINK);
  const targets = links.map(async (file): Promise<[string, string]> => {
    const target = Buffer.from(await commit.read(file)).toString("utf8");
    return [file.path, posix.join(posix.dirname(file.path), target)];
  });
  return new Map(await Promise.all(targets));
}

/** What is seen through a link is mended where it is. */
function withoutLinks(fix: ReportedFix, links: ReadonlyMap<string, string>): ReportedFix {
  const isSeenTwice = ({ path, after }: ReportedFix["files"][number]): boolean =>
    fix.files.some((other) => other.path === links.get(path) && other.after === after);
  const twice = fix.files.filter((file) => isSeenTwice(file)).map(({ path }) => path);
  if (twice.length === 0) return fix;
  const isOfLink = (part: string): boolean =>
    twice.some((path) => part.startsWith(`diff --git a/${path} b/`));
  return {
    ...fix,
    files: fix.files.filter(({ path }) => !twice.includes(path)),
    diff: fix.diff
      .split(/^(?=diff --git )/m)
      .filter((part) => !isOfLink(part))
      .join(""),
  };
}

interface Ground {
  differing: ReadonlyMap<string, Differing>;
  analysed: AnalysedFiles;
  isMerge: boolean;
}

async function withFix(
  report: RunReport,
  fix: ReportedFix,
  { differing, analysed, isMerge }: Ground,
): Promise<RunReport> {
  const carried = await Promise.all(
    fix.files.map((file) => carriedFile(file, differing.get(file.path), analysed.merge)),
  );
  const whole = { ...report, fix: { ...fix, files: carried.map(({ file }) => file) } };
  const moved = carried.filter(({ fate }) => fate !== "alike");
  const isProved = moved.every(({ fate }) => fate === "rejoined") && (moved.length === 0 || isMerge);
  if (isProved) return whole;
  const paths = moved.map(({ file }) => file.path).join(", ");
  const isConflict = moved.some(({ fate }) => fate === "conflict");
  const told = isConflict ? { ...whole, notes: [...report.notes, `${CONFLICT}: ${paths}.`] } : whole;
  return isConflict && isMerge ? told : lowered(told, `${UNPROVED}: ${paths}.`);
}

/** What was proved elsewhere is plausible here. */
export function lowered(report: RunReport, reason: string): RunReport {
  const own = new Set(report.fix?.solutionIds);
  const solutions = report.solutions.map((solution) =>
    own.has(solution.id) && solution.status === "proved"
      ? { ...solution, status: "plausible" as const, reason }
      : solution,
  );
  return { ...report, solutions };
}

function withSuggestions(
  solution: ReportedSolution,
  differing: ReadonlyMap<string, Differing>,
): ReportedSolution {
  const carried = solution.suggestions.map((each) => carriedSuggestion(each, differing.get(each.file)));
  const suggestions = carried.filter((each) => each !== undefined);
  return { ...solution, suggestions: suggestions.length === carried.length ? suggestions : [] };
}

function locationIn(location: Location, differing: Differing | undefined): Location {
  if (location === null || differing === undefined) return location;
  const diff = fileDiff(
    location.file,
    withoutReturns(differing.analysed),
    withoutReturns(differing.committed),
  );
  const { line, isKept } = lineAfter(diff, location.line);
  if (!isKept) return { ...location, line, column: null, endLine: null, endColumn: null };
  const end = location.endLine === null ? null : lineAfter(diff, location.endLine);
  return { ...location, line, endLine: end === null ? null : Math.max(line, end.line) };
}
