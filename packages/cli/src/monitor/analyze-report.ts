import type { DigestLocation } from "@hephaestus/core";
import { z } from "zod";

/** What a monitor reads of `analyze -o json`. */
export interface AnalyzeReport {
  problems: AnalyzedProblem[];
  /** Ids of the root problems. */
  roots: string[];
  solutions: AnalyzedSolution[];
}

export interface AnalyzedProblem {
  id: string;
  tool: string;
  code: string | null;
  severity: "error" | "warning";
  message: string;
  /** Whether it only says that something failed. */
  general: boolean;
  location: DigestLocation | null;
}

export interface AnalyzedSolution {
  id: string;
  problemIds: string[];
  title: string;
  confidence: number;
  changes: { file: string; diff: string }[];
  command: { line: string } | null;
  verdict: {
    status: "proved" | "plausible" | "refuted";
    proofs: { kind: string; status: "passed" | "failed" | "skipped"; detail: string }[];
  };
}

const location = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number().nullable(),
  endLine: z.number().nullable(),
  endColumn: z.number().nullable(),
});

const problem: z.ZodType<AnalyzedProblem> = z.object({
  id: z.string(),
  tool: z.string(),
  code: z.string().nullable(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  general: z.boolean(),
  location: location.nullable(),
});

const proof = z.object({
  kind: z.string(),
  status: z.enum(["passed", "failed", "skipped"]),
  detail: z.string(),
});

const solution: z.ZodType<AnalyzedSolution> = z.object({
  id: z.string(),
  problemIds: z.array(z.string()),
  title: z.string(),
  confidence: z.number(),
  changes: z.array(z.object({ file: z.string(), diff: z.string() })),
  command: z.object({ line: z.string() }).nullable(),
  verdict: z.object({ status: z.enum(["proved", "plausible", "refuted"]), proofs: z.array(proof) }),
});

const report: z.ZodType<AnalyzeReport> = z.object({
  problems: z.array(problem),
  roots: z.array(z.string()),
  solutions: z.array(solution),
});

/** Throws where the text is no report. */
export function parseAnalyzeReport(text: string): AnalyzeReport {
  return report.parse(JSON.parse(text));
}
