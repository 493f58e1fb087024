import type { LocatedProblem } from "../../model/problem.ts";
import type { LintMessage } from "./lint-message.ts";

/** The message of a file that a log's problem tells of: same rule, same line, nearest column. Of the layout of a file there is one at most. */
export function findLintMessage(
  problem: LocatedProblem,
  messages: readonly LintMessage[],
): LintMessage | undefined {
  const { line, column = 1 } = problem.location;
  const same = messages.filter(
    ({ rule, line: own, isLayout }) => rule === problem.code && (own === line || isLayout === true),
  );
  return same.toSorted((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column))[0];
}
