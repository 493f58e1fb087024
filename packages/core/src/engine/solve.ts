import { isProtected } from "../config/is-protected.ts";
import type { Untried } from "../model/analysis.ts";
import { isLocated, type Problem } from "../model/problem.ts";
import { isLintReport } from "../repository/linters/is-lint-report.ts";
import { chain } from "./chain.ts";
import type { EngineParts } from "./engine-parts.ts";
import { fixerContext } from "./fixer-context.ts";
import { propose, type Proposal } from "./propose.ts";
import { prove } from "./prove.ts";
import { solveBehind } from "./solve-behind.ts";
import type { Verified } from "./weigh.ts";

export interface Solved {
  verified: Verified[];
  untried: Untried[];
  notes: string[];
}

const NOTHING: ReadonlySet<string> = new Set();

/** Makes candidates for the problems as they stand in a view, but for those that are `explained`, and proves each on it. */
export async function solve(
  problems: readonly Problem[],
  engine: EngineParts,
  explained: ReadonlySet<string> = NOTHING,
): Promise<Solved> {
  const { repository, linter, options } = engine;
  if (repository === undefined) return { verified: [], untried: [], notes: [] };
  const { progress, config } = options;
  progress({ phase: "fix", count: 0, total: problems.length });
  const { proposals, notes } = await propose(
    problems.filter(({ id }) => !explained.has(id)),
    fixerContext(engine, repository),
  );
  progress({ phase: "fix", count: problems.length, total: problems.length });
  const allowed = proposals.filter(
    ({ candidate }) => !candidate.edits.some(({ file }) => isProtected(file, config.protectedPaths)),
  );
  const verified = await prove(allowed, problems, { ...engine, repository });
  const chained = await chain(verified, problems, { ...engine, repository });
  return {
    verified: await solveBehind(problems, chained, { ...engine, repository }),
    untried: untriedOf(problems, {
      proposals,
      allowed,
      isTrusted: linter !== undefined,
      protectedPaths: config.protectedPaths,
    }),
    notes,
  };
}

interface Attempt {
  proposals: readonly Proposal[];
  /** Those of them that touch nothing protected. */
  allowed: readonly Proposal[];
  isTrusted: boolean;
  protectedPaths: readonly string[];
}

/** The problems that have no candidate to be proved, where there is a reason for it. */
function untriedOf(
  problems: readonly Problem[],
  { proposals, allowed, isTrusted, protectedPaths }: Attempt,
): Untried[] {
  const proposed = targetsOf(proposals);
  const tried = targetsOf(allowed);
  return problems.flatMap((problem): Untried[] => {
    const { id: problemId } = problem;
    if (tried.has(problemId)) return [];
    if (proposed.has(problemId)) {
      const files = protectedFiles(problemId, proposals, protectedPaths);
      return [{ problemId, reason: "protected", files }];
    }
    const needsLinter = isLintReport(problem) && isLocated(problem);
    return needsLinter && !isTrusted ? [{ problemId, reason: "needs-trust" }] : [];
  });
}

/** What the surest proposal to a problem would touch, and may not. */
function protectedFiles(id: string, proposals: readonly Proposal[], paths: readonly string[]): string[] {
  const own = proposals.filter(({ targets }) => targets.some((target) => target.id === id));
  const [surest] = own.toSorted((a, b) => b.candidate.confidence - a.candidate.confidence);
  const files = surest?.candidate.edits.map(({ file }) => file) ?? [];
  return [...new Set(files)].filter((file) => isProtected(file, paths)).toSorted();
}

function targetsOf(proposals: readonly Proposal[]): Set<string> {
  return new Set(proposals.flatMap(({ targets }) => targets.map(({ id }) => id)));
}
