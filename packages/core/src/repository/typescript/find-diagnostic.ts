import type { LocatedProblem } from "../../model/problem.ts";
import type { TypeDiagnostic } from "./type-checker.ts";

/**
 * The compile error of a view that a log's problem tells of: same code and file, nearest line.
 * Compilers of other versions word messages and place columns differently, so these only break ties.
 */
export function findDiagnostic(
  problem: LocatedProblem,
  diagnostics: readonly TypeDiagnostic[],
): TypeDiagnostic | undefined {
  const { line, column = 1 } = problem.location;
  const headline = problem.message.split("\n", 1)[0];
  const distance = (diagnostic: TypeDiagnostic): number[] => [
    Math.abs(diagnostic.line - line),
    diagnostic.message.split("\n", 1)[0] === headline ? 0 : 1,
    Math.abs(diagnostic.column - column),
  ];
  const same = diagnostics.filter(
    ({ code, file }) => code === problem.code && file === problem.location.file,
  );
  const nearest = same.toSorted((a, b) => compare(distance(a), distance(b)))[0];
  return nearest !== undefined && isSamePlace(nearest, line, headline) ? nearest : undefined;
}

/** On another line it is the same error only if it says the same: lines shift, words do not. */
function isSamePlace(diagnostic: TypeDiagnostic, line: number, headline: string | undefined): boolean {
  return diagnostic.line === line || diagnostic.message.split("\n", 1)[0] === headline;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
