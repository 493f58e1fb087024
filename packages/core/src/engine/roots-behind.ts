import { isLocated, type LocatedProblem, type Problem } from "../model/problem.ts";
import { isSourceFile } from "../repository/source-file.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

const COMPILE_ERROR = /^TS\d+$/;

/**
 * For failures that only show at run time: the compile errors in the files they run, nearest guess of what is behind them.
 * A hint, no cause: only running the command again tells. Ids of roots, in display order, by the failure's id.
 */
export async function rootsBehind(
  roots: readonly Problem[],
  repository: VirtualRepository,
): Promise<Map<string, string[]>> {
  const located = roots.filter(isLocated).filter(({ location }) => isSourceFile(location.file));
  const compileErrors = located.filter(({ code }) => COMPILE_ERROR.test(code ?? ""));
  const failures = located.filter(
    ({ code, test, frames }) => !COMPILE_ERROR.test(code ?? "") && (test !== undefined || frames.length > 0),
  );
  const behind = new Map<string, string[]>();
  if (compileErrors.length === 0 || failures.length === 0) return behind;
  const checker = await repository.typescript();
  for (const error of compileErrors) {
    const dependants = new Set(checker.dependants(repository, [error.location.file]));
    for (const failure of failures.filter((candidate) => runs(candidate, dependants))) {
      behind.set(failure.id, [...(behind.get(failure.id) ?? []), error.id]);
    }
  }
  return behind;
}

function runs({ location, frames }: LocatedProblem, files: ReadonlySet<string>): boolean {
  return [location, ...frames].some(({ file, inWorkspace }) => inWorkspace && files.has(file));
}
