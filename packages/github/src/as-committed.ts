import { fileDiff } from "@hephaestus/core";
import type { BranchWriter } from "./forge.ts";
import { lineAfter } from "./line-after.ts";
import type { ReportedFix, RunReport } from "./run-report.ts";
import { blobName } from "./to-run-report.ts";

/** A file of the commit that a report is about, and the text that was analysed in its place. */
interface Differing {
  committed: string;
  analysed: string;
}

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
  const differing = await differingFiles([...new Set(named)], sha, commit, read);
  if (differing.size === 0) return report;
  return {
    ...report,
    problems: problems.map((problem) => ({
      ...problem,
      location: located(problem.location, differing.get(problem.location?.file ?? "")),
    })),
    fix:
      fix === null ? null : { ...fix, files: fix.files.map((file) => ended(file, differing.get(file.path))) },
  };
}

async function differingFiles(
  paths: readonly string[],
  sha: string,
  commit: Pick<BranchWriter, "files" | "read">,
  read: (path: string) => string | undefined,
): Promise<Map<string, Differing>> {
  if (paths.length === 0) return new Map();
  const files = await commit.files(sha, paths);
  const found = await Promise.all(
    paths.map(async (path): Promise<[string, Differing][]> => {
      const [file, analysed] = [files.get(path), read(path)];
      if (file === undefined || analysed === undefined || blobName(analysed) === file.sha) return [];
      return [[path, { committed: Buffer.from(await commit.read(file)).toString("utf8"), analysed }]];
    }),
  );
  return new Map(found.flat());
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
