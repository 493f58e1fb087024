import { printable, type Analysis, type Problem, type Solution, type Verdict } from "@hephaestus/core";
import type { ProblemRow, SolutionRow } from "./shapes.ts";

const LONGEST_MESSAGE = 300;

/** A problem in a few words. What a log says is shown as text that acts on nothing. */
export function rowOf(problem: Problem, { solutions }: Analysis): ProblemRow {
  const { id, tool, code, severity, message, location, test, occurrences, causeOf } = problem;
  const best = solutions.find(({ problemIds }) => problemIds.includes(id));
  return {
    id,
    tool: printable(tool),
    severity,
    message: shortened(message),
    occurrences,
    explains: causeOf.length,
    ...(code === undefined ? {} : { code: printable(code) }),
    ...(location === undefined ? {} : { place: printable(placeOf(location)) }),
    ...(test === undefined ? {} : { test: shortened(test) }),
    ...(best === undefined
      ? {}
      : { fix: { id: best.id, title: printable(best.title), status: best.verdict.status } }),
  };
}

/** A fix with its diff. */
export function solutionRowOf({
  id,
  title,
  description,
  verdict,
  problemIds,
  changes,
  command,
}: Solution): SolutionRow {
  return {
    id,
    title: printable(title),
    description: printable(description),
    ...verdictRow(verdict),
    resolves: problemIds,
    ...(command === undefined ? {} : { command: command.line }),
    diff: changes.map(({ diff }) => diff).join(""),
  };
}

/** How far a fix is proved, in sentences. */
export function verdictRow({
  status,
  level,
  reason,
  proofs,
}: Verdict): Pick<SolutionRow, "status" | "level" | "reason" | "proofs"> {
  return {
    status,
    level,
    ...(reason === undefined ? {} : { reason: printable(reason) }),
    proofs: proofs.map((proof) => printable(`${proof.kind} ${proof.status}: ${proof.detail}`)),
  };
}

function placeOf({ file, line, column }: NonNullable<Problem["location"]>): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}`;
}

function shortened(text: string): string {
  const line = printable(text.split("\n").slice(0, 3).join(" · "));
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
