import { expect, test } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { findDiagnostic } from "./find-diagnostic.ts";
import type { TypeDiagnostic } from "./type-checker.ts";

function diagnostic(code: string, line: number, column: number, message: string): TypeDiagnostic {
  return { file: "src/a.ts", code, message, start: 0, length: 1, line, column };
}

function problem(code: string, line: number, column: number, message: string): LocatedProblem {
  return {
    id: "p",
    tool: "tsc",
    code,
    severity: "error",
    message,
    location: { file: "src/a.ts", line, column, inWorkspace: true },
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
}

const MISSING = "Cannot find name 'total'.";

test("takes the nearest column of a line", () => {
  const diagnostics = [diagnostic("TS2304", 3, 5, MISSING), diagnostic("TS2304", 3, 20, MISSING)];
  expect(findDiagnostic(problem("TS2304", 3, 19, MISSING), diagnostics)).toBe(diagnostics[1]);
});

test("follows the words to another line, and nothing else", () => {
  const moved = diagnostic("TS2304", 9, 5, MISSING);
  expect(findDiagnostic(problem("TS2304", 3, 5, MISSING), [moved])).toBe(moved);
  expect(findDiagnostic(problem("TS2304", 3, 5, "Cannot find name 'sum'."), [moved])).toBeUndefined();
});

test("knows a mistake that another version tells by another code", () => {
  const suggested = diagnostic("TS2552", 3, 5, "Cannot find name 'total'. Did you mean 'totals'?");
  expect(findDiagnostic(problem("TS2304", 3, 5, MISSING), [suggested])).toBe(suggested);
  expect(findDiagnostic(problem("TS2339", 3, 5, MISSING), [suggested])).toBeUndefined();
});

test("prefers the very code on a line that has both", () => {
  const diagnostics = [diagnostic("TS2552", 3, 5, "a"), diagnostic("TS2304", 3, 30, "b")];
  expect(findDiagnostic(problem("TS2304", 3, 6, "c"), diagnostics)).toBe(diagnostics[1]);
});

test("knows an argument that lacks a member, as TypeScript 7 tells of it", () => {
  const argument = diagnostic(
    "TS2345",
    3,
    9,
    "Argument of type '{}' is not assignable to parameter of type 'Point'.",
  );
  const told = problem("TS2741", 3, 9, "Property 'x' is missing in type '{}' but required in type 'Point'.");
  expect(findDiagnostic(told, [argument])).toBe(argument);
  const assigned = diagnostic(
    "TS2741",
    3,
    30,
    "Property 'y' is missing in type '{}' but required in type 'Line'.",
  );
  expect(findDiagnostic({ ...told, location: { ...told.location, column: 30 } }, [argument, assigned])).toBe(
    assigned,
  );
});

test("knows an argument that may not be changed, as TypeScript 7 tells of it", () => {
  const argument = diagnostic(
    "TS2345",
    4,
    28,
    "Argument of type 'readonly number[]' is not assignable to parameter of type 'number[]'.",
  );
  const message =
    "The type 'readonly number[]' is 'readonly' and cannot be assigned to the mutable type 'number[]'.";
  expect(findDiagnostic(problem("TS4104", 4, 28, message), [argument])).toBe(argument);
});
