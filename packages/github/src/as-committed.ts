import { posix } from "node:path";
import { fileDiff } from "@hephaestus/core";
import { isRegular } from "./check-fix.ts";
import type { BranchWriter, RemoteFile } from "./forge.ts";
import { lineAfter } from "./line-after.ts";
import type { ReportedFix, RunReport } from "./run-report.ts";
import { blobName } from "./to-run-report.ts";

/** A file of the commit that a report is about, and the text that was analysed in its place. */
interface Differing {
  committed: string;
  analysed: string;
}

const LINK = "120000";

type Location = RunReport["problems"][number]["location"];

/**
 * A report in terms of its commit where something else lay in the workspace: the merge with the base of a pull request has
 * other lines, and git may have changed line ends on the way (`core.autocrlf`, `eol=crlf`). `read` gives what was analysed.
 */
export async function asCommitted(
  report: RunReport,
  commit: Pick<BranchWriter, "files" | "read">,
  read: (path: string) => string | undefined,
): Promise<RunReport> {
  const { problems, fix, sha } = report;
  const named = [
    ...problems.flatMap(({ location }) => location?.file ?? []),
    ...(fix?.files ?? []).map(({ path }) => path),
  ];
  if (named.length === 0) return report;
  const files = await commit.files(sha, [...new Set(named)]);
  const [differing, links] = await Promise.all([differingFiles(files, commit, read), linksIn(files, commit)]);
  return {
    ...report,
    problems: problems.map((problem) => ({
      ...problem,
      location: located(problem.location, differing.get(problem.location?.file ?? "")),
    })),
    fix: fix === null ? null : withoutLinks(endedFix(fix, differing), links),
  };
}

type Files = ReadonlyMap<string, RemoteFile>;

async function differingFiles(
  files: Files,
  commit: Pick<BranchWriter, "read">,
  read: (path: string) => string | undefined,
): Promise<Map<string, Differing>> {
  const found = [...files.values()].map(async (file): Promise<[string, Differing][]> => {
    const analysed = read(file.path);
    if (!isRegular(file) || analysed === undefined || blobName(analysed) === file.sha) return [];
    return [[file.path, { committed: Buffer.from(await commit.read(file)).toString("utf8"), analysed }]];
  });
  return new Map((await Promise.all(found)).flat());
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

function endedFix(fix: ReportedFix, differing: ReadonlyMap<string, Differing>): ReportedFix {
  return { ...fix, files: fix.files.map((file) => ended(file, differing.get(file.path))) };
}

function located(location: Location, differing: Differing | undefined): Location {
  if (location === null || differing === undefined) return location;
  const diff = fileDiff(location.file, plain(differing.analysed), plain(differing.committed));
  const { line, isKept } = lineAfter(diff, location.line);
  if (!isKept) return { ...location, line, column: null, endLine: null, endColumn: null };
  const end = location.endLine === null ? null : lineAfter(diff, location.endLine);
  return { ...location, line, endLine: end === null ? null : Math.max(line, end.line) };
}

/** Where line ends alone differ, the fix is made of the committed ones; where more does, it is for other bytes and stays. */
function ended(
  file: ReportedFix["files"][number],
  differing: Differing | undefined,
): ReportedFix["files"][number] {
  if (differing === undefined || plain(differing.analysed) !== differing.committed) return file;
  return { ...file, before: blobName(differing.committed), after: plain(file.after) };
}

function plain(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
