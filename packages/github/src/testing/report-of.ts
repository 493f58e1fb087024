import type { DigestProblem } from "@hephaestus/core";
import { blobName } from "../blob-name.ts";
import type { ReportedSolution, RunReport } from "../run-report.ts";

export function problemOf(rest: Partial<DigestProblem> = {}): DigestProblem {
  return {
    id: "p1",
    tool: "tsc",
    code: "TS2304",
    severity: "error",
    message: "Cannot find name 'taxx'.",
    location: { file: "src/tax.ts", line: 2, column: 20, endLine: null, endColumn: null },
    jobs: ["build"],
    follows: 0,
    excerpt: ["src/tax.ts(2,20): error TS2304: Cannot find name 'taxx'."],
    ...rest,
  };
}

export function solutionOf(rest: Partial<ReportedSolution> = {}): ReportedSolution {
  return {
    id: "s1",
    problemIds: ["p1"],
    title: "Change `taxx` to `tax`",
    status: "proved",
    reason: null,
    proofs: [{ kind: "types", status: "passed", detail: "nothing new in 1 file" }],
    diff: "--- a/src/tax.ts\n+++ b/src/tax.ts\n@@ -1,2 +1,2 @@\n const tax = 1;\n-export const all = taxx;\n+export const all = tax;\n",
    command: null,
    suggestions: [
      {
        file: "src/tax.ts",
        before: blobName(TAX),
        startLine: 2,
        endLine: 2,
        text: "export const all = tax;",
      },
    ],
    ...rest,
  };
}

/** The broken file that the report is about, and what it becomes. */
export const TAX = "const tax = 1;\nexport const all = taxx;\n";
export const FIXED_TAX = "const tax = 1;\nexport const all = tax;\n";

/** A report with one problem and its proved fix. */
export function reportOf(rest: Partial<RunReport> & Pick<RunReport, "sha">): RunReport {
  return {
    version: 1,
    repository: "octo/shop",
    run: { id: 1, attempt: 1 },
    logs: [{ job: "build", status: "read", detail: "" }],
    problems: [problemOf()],
    reported: 1,
    solutions: [solutionOf()],
    fix: {
      solutionIds: ["s1"],
      files: [{ path: "src/tax.ts", before: blobName(TAX), after: FIXED_TAX }],
      diff: "",
      commands: [],
    },
    notes: [],
    left: [],
    refuted: 0,
    ...rest,
  };
}
