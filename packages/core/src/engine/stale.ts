import { isLocated, type LocatedProblem, type Problem } from "../model/problem.ts";
import { findLintMessage } from "../repository/linters/find-lint-message.ts";
import { isLintReport } from "../repository/linters/is-lint-report.ts";
import type { Linter } from "../repository/linters/linter.ts";
import { LINT_TOOLS } from "../repository/linters/table.ts";
import type { TypeScriptEngine } from "../repository/typescript/engine.ts";
import { unknownTypes } from "../repository/typescript/unknown-types.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

/**
 * Ids of the problems that the workspace does not show any more: mended since, or the log is of other code.
 * Said only where the tool's own check could look: with all types known, or with the workspace's ESLint.
 */
export async function staleProblems(
  problems: readonly Problem[],
  { repository, linter }: { repository: VirtualRepository | undefined; linter: Linter | undefined },
): Promise<Set<string>> {
  const stale = new Set<string>();
  if (repository === undefined) return stale;
  for (const problem of problems.filter(isLocated)) {
    const isStale = isCompileError(problem)
      ? isMended(problem, repository, await repository.typescript())
      : await isContent(problem, repository, linter);
    if (isStale) stale.add(problem.id);
  }
  return stale;
}

function isCompileError({ code }: Problem): boolean {
  return /^TS\d+$/.test(code ?? "");
}

function isMended(problem: LocatedProblem, repository: VirtualRepository, engine: TypeScriptEngine): boolean {
  const { file } = problem.location;
  if (!engine.knows(repository, file)) return false;
  if (engine.reported(repository, problem) !== undefined) return false;
  return unknownTypes(engine.diagnostics(repository, [file])) === undefined;
}

async function isContent(
  problem: LocatedProblem,
  repository: VirtualRepository,
  linter: Linter | undefined,
): Promise<boolean> {
  const tellsAll = LINT_TOOLS.some((tool) => tool.name === problem.tool && tool.tellsAll);
  if (!isLintReport(problem) || !tellsAll || linter === undefined) return false;
  const result = await linter.lint(repository, problem.location.file, { tool: problem.tool });
  return "messages" in result && findLintMessage(problem, result.messages) === undefined;
}
