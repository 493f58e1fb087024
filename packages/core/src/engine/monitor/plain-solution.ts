import type { MonitorProblem, MonitorSolution } from "./monitor-event.ts";

/** What is told of a problem, as the engine finds it and as a report of it says. */
interface FoundProblem {
  readonly id: string;
  readonly tool: string;
  readonly message: string;
  readonly location?: { readonly file: string; readonly line: number } | null | undefined;
}

interface FoundSolution {
  readonly id: string;
  readonly title: string;
  readonly confidence: number;
  readonly verdict: { readonly status: MonitorSolution["status"] };
  readonly problemIds: readonly string[];
  readonly changes: readonly { readonly file: string; readonly diff: string }[];
  readonly command?: { readonly line: string } | null | undefined;
}

/** A problem as a monitor tells it. */
export function plainProblem({ id, tool, message, location }: FoundProblem): MonitorProblem {
  return { id, tool, message, file: location?.file ?? null, line: location?.line ?? null };
}

/** A solution as a monitor tells it, with those of the problems that it solves. */
export function plainSolution(solution: FoundSolution, problems: readonly MonitorProblem[]): MonitorSolution {
  const { id, title, verdict, confidence, problemIds, changes, command } = solution;
  return {
    id,
    title,
    status: verdict.status,
    confidence,
    problems: problems.filter((problem) => problemIds.includes(problem.id)),
    files: changes.map(({ file }) => file),
    diff: changes.map(({ diff }) => diff).join(""),
    command: command?.line ?? null,
  };
}
