import type { LocatedProblem } from "../../model/problem.ts";
import type { TypeDiagnostic } from "./type-checker.ts";

/**
 * One mistake, told by this or that code: with or without a name that is close, by this or that version of the compiler, of which
 * 7 names the members that an argument of a call or the operand of `satisfies` lacks, or says that it may not be changed.
 */
const FAMILIES: readonly (readonly string[])[] = [
  ["TS2304", "TS2552"],
  ["TS2305", "TS2724"],
  ["TS2307", "TS2792"],
  ["TS2339", "TS2551"],
  ["TS2345", "TS1360", "TS2739", "TS2740", "TS2741", "TS4104"],
  ["TS2353", "TS2561"],
  ["TS2580", "TS2591"],
  ["TS2582", "TS2593"],
  ["TS2834", "TS2835"],
];

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
    diagnostic.code === problem.code ? 0 : 1,
    diagnostic.message.split("\n", 1)[0] === headline ? 0 : 1,
    Math.abs(diagnostic.column - column),
  ];
  const codes = FAMILIES.find((family) => family.includes(problem.code ?? "")) ?? [problem.code];
  const same = diagnostics.filter(({ code, file }) => codes.includes(code) && file === problem.location.file);
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
