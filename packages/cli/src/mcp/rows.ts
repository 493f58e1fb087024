import type { Analysis, GeneratedTest, Problem, Solution, Verdict } from "@hephaestus/core";
import type { ProblemRow, SolutionRow, TestRow } from "./shapes.ts";
import { shown, shownLines } from "./shown.ts";

const LONGEST_MESSAGE = 300;

/** A problem in a few words. What a log says is shown as text that acts on nothing. */
export function rowOf(problem: Problem, { solutions }: Analysis): ProblemRow {
  const { id, tool, code, severity, message, location, test, occurrences, causeOf } = problem;
  const best = solutions.find(({ problemIds }) => problemIds.includes(id));
  return {
    id,
    tool: shown(tool),
    severity,
    message: shortened(message),
    occurrences,
    explains: causeOf.length,
    ...(code === undefined ? {} : { code: shown(code) }),
    ...(location === undefined ? {} : { place: shown(placeOf(location)) }),
    ...(test === undefined ? {} : { test: shortened(test) }),
    ...(best === undefined
      ? {}
      : { fix: { id: best.id, title: shown(best.title), status: best.verdict.status } }),
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
    title: shown(title),
    description: shown(description),
    ...verdictRow(verdict),
    resolves: problemIds,
    ...(command === undefined ? {} : { command: command.line }),
    diff: diffOf(changes),
  };
}

/** A test that was written for a fix. */
export function testRowOf({ fixId, solution }: GeneratedTest): TestRow {
  const { id, title, changes, verdict } = solution;
  const { proofs } = verdictRow(verdict);
  return { id, fix: fixId, title: shown(title), proofs, diff: diffOf(changes) };
}

function diffOf(changes: Solution["changes"]): string {
  return changes.map(({ diff }) => shownLines(diff)).join("");
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
    ...(reason === undefined ? {} : { reason: shown(reason) }),
    proofs: proofs.map((proof) => shown(`${proof.kind} ${proof.status}: ${proof.detail}`)),
  };
}

function placeOf({ file, line, column }: NonNullable<Problem["location"]>): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}`;
}

function shortened(text: string): string {
  const line = shown(text.split("\n").slice(0, 3).join(" · "));
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
