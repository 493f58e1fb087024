import type { Analysis } from "../model/analysis.ts";
import type { Location } from "../model/location.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** A root problem as reports tell it, secrets masked; `null` says that it is not known. */
export interface DigestProblem {
  id: string;
  tool: string;
  code: string | null;
  severity: "error" | "warning";
  message: string;
  /** Only where it is a file of the workspace. */
  location: DigestLocation | null;
  /** Names of the jobs that tell it; of a matrix its legs. */
  jobs: string[];
  /** How many others exist only because of it. */
  follows: number;
  /** The lines of the log that tell it, at most a screenful. */
  excerpt: string[];
}

export interface DigestLocation {
  file: string;
  line: number;
  column: number | null;
  endLine: number | null;
  endColumn: number | null;
}

export interface DigestSolution {
  id: string;
  problemIds: string[];
  title: string;
  status: "proved" | "plausible";
  /** Why it is less than proved. */
  reason: string | null;
  proofs: { kind: string; status: "passed" | "failed" | "skipped"; detail: string }[];
  diff: string;
  command: string | null;
}

/** What an analysis comes to: its roots and the best fix of each, as Markdown and annotations tell it. */
export interface Digest {
  /** Root problems, most important first. */
  problems: DigestProblem[];
  /** How many problems the logs tell in all. */
  reported: number;
  /** Best first. */
  solutions: DigestSolution[];
  notes: string[];
}

/** The digest of an analysis, each problem of the one job that it was first seen in. */
export function digestOf(analysis: Analysis): Digest {
  const problems = new Map(analysis.problems.map((problem) => [problem.id, problem]));
  const roots = analysis.roots.flatMap((id) => problems.get(id) ?? []);
  const best = bestSolutions(analysis, roots);
  return {
    problems: roots.map((problem) => digestProblem(problem, problem.job === undefined ? [] : [problem.job])),
    reported: analysis.problems.length,
    solutions: analysis.solutions.filter((each) => best.has(each)).flatMap((each) => digestSolution(each)),
    notes: analysis.notes.map((note) => withoutSecrets(note)),
  };
}

/** The best solution of each of these problems. */
export function bestSolutions(
  { solutions }: Pick<Analysis, "solutions">,
  problems: readonly Problem[],
): Set<Solution> {
  return new Set(
    problems.flatMap(({ id }) => solutions.find(({ problemIds }) => problemIds.includes(id)) ?? []),
  );
}

/** A problem of these jobs, its message without secrets. */
export function digestProblem(problem: Problem, jobs: readonly string[]): DigestProblem {
  const { id, tool, code, severity, message, location, causeOf, excerpt } = problem;
  return {
    id,
    tool,
    code: code ?? null,
    severity,
    message: withoutSecrets(message),
    location: location?.inWorkspace === true ? digestLocation(location) : null,
    jobs: [...jobs],
    follows: causeOf.length,
    excerpt: excerpt.map((line) => withoutSecrets(line)),
  };
}

function digestLocation({ file, line, column, endLine, endColumn }: Location): DigestLocation {
  return { file, line, column: column ?? null, endLine: endLine ?? null, endColumn: endColumn ?? null };
}

/** A solution that is not refuted; else nothing. */
export function digestSolution({
  id,
  problemIds,
  title,
  verdict: { status, reason, proofs },
  changes,
  command,
}: Solution): DigestSolution[] {
  if (status === "refuted") return [];
  return [
    {
      id,
      problemIds,
      title,
      status,
      reason: reason ?? null,
      proofs: proofs.map((proof) => ({ kind: proof.kind, status: proof.status, detail: proof.detail })),
      diff: changes.map((change) => change.diff).join(""),
      command: command?.line ?? null,
    },
  ];
}
