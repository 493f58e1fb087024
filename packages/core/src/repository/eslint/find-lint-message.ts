import type { LocatedProblem } from "../../model/problem.ts";
import type { LintMessage } from "./protocol.ts";

/** The lint message of a file that a log's problem tells of: same rule, same line, nearest column. */
export function findLintMessage(
  problem: LocatedProblem,
  messages: readonly LintMessage[],
): LintMessage | undefined {
  const { line, column = 1 } = problem.location;
  const same = messages.filter((message) => message.ruleId === problem.code && message.line === line);
  return same.toSorted((a, b) => Math.abs((a.column ?? 1) - column) - Math.abs((b.column ?? 1) - column))[0];
}
