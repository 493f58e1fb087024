import type { LocatedProblem } from "../model/problem.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";

/** A compile error that no log tells of, as a problem of that id, so that fixers can answer it. */
export function problemOf({ file, line, column, code, message }: TypeDiagnostic, id: string): LocatedProblem {
  return {
    id,
    tool: "tsc",
    code,
    severity: "error",
    message,
    location: { file, line, column, inWorkspace: true },
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
}
