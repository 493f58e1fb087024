import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { applyDiff, withoutSecrets, type DigestProblem } from "@hephaestus/core";
import type { RunReport } from "@hephaestus/github";
import type { AnalyzedProblem, AnalyzedSolution, AnalyzeReport } from "./analyze-report.ts";
import { askGit } from "./ask-git.ts";

/** A proved fix of the commit that was checked out, as it is handed on. */
export interface PreparedFix {
  sha: string;
  problems: DigestProblem[];
  solution: RunReport["solutions"][number];
  files: NonNullable<RunReport["fix"]>["files"];
}

/** Fixes that may be handed on, by the id of their solution. */
export interface PreparedFixes {
  get(id: string): PreparedFix | undefined;
  /** Called before the workspace is looked into; what it gives takes the report. */
  watch(): Promise<(report: AnalyzeReport) => Promise<void>>;
}

const MOST = 200;

/** Remembers the whole texts of proved fixes, and of which commit they are. A fix of files that changed meanwhile is left out. */
export function createPreparedFixes(workspace: string): PreparedFixes {
  const fixes = new Map<string, PreparedFix>();

  async function remember(sha: string, report: AnalyzeReport): Promise<void> {
    for (const solution of report.solutions.filter(({ verdict }) => verdict.status === "proved")) {
      const files = await filesOf(workspace, solution);
      if (files === undefined) continue;
      const problems = report.problems.filter(({ id }) => solution.problemIds.includes(id)).map(toDigest);
      fixes.set(solution.id, { sha, problems, solution: toReported(solution), files });
      const [oldest] = fixes.keys();
      if (fixes.size > MOST && oldest !== undefined) fixes.delete(oldest);
    }
  }

  return {
    get: (id) => fixes.get(id),
    async watch() {
      const sha = await askGit(workspace, ["rev-parse", "HEAD"]);
      return async (report) => {
        if (sha !== undefined) await remember(sha, report);
      };
    },
  };
}

async function filesOf(
  workspace: string,
  { changes }: AnalyzedSolution,
): Promise<PreparedFix["files"] | undefined> {
  const files: PreparedFix["files"] = [];
  for (const { file, diff } of changes) {
    const bytes = await readFile(join(workspace, file)).catch(() => undefined);
    const after = bytes && applyDiff(file, bytes.toString("utf8"), diff);
    if (bytes === undefined || after === undefined) return undefined;
    files.push({ path: file, before: blobName(bytes), after });
  }
  return files.length === 0 ? undefined : files;
}

/** The name that git gives these bytes. */
function blobName(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

function toDigest({ id, tool, code, severity, message, location }: AnalyzedProblem): DigestProblem {
  return {
    id,
    tool,
    code,
    severity,
    message: withoutSecrets(message),
    location,
    jobs: [],
    follows: 0,
    excerpt: [],
  };
}

function toReported({ id, problemIds, title, changes, verdict }: AnalyzedSolution): PreparedFix["solution"] {
  return {
    id,
    problemIds,
    title,
    status: "proved",
    reason: null,
    proofs: verdict.proofs,
    diff: changes.map(({ diff }) => diff).join(""),
    command: null,
    suggestions: [],
  };
}
