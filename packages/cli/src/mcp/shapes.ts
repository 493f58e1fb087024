import { z } from "zod";

/** A problem as an assistant reads it: short, and by its id the rest can be asked for. */
export interface ProblemRow {
  id: string;
  tool: string;
  code?: string | undefined;
  severity: string;
  message: string;
  place?: string | undefined;
  test?: string | undefined;
  occurrences: number;
  explains: number;
  fix?: { id: string; title: string; status: string } | undefined;
}

export const problemRow: z.ZodType<ProblemRow> = z.object({
  id: z.string().describe("Ask for more by it: propose_fix, explain_problem."),
  tool: z.string(),
  code: z.string().optional(),
  severity: z.string(),
  message: z.string(),
  place: z.string().optional().describe("file:line:column in the workspace, or as the log says it"),
  test: z.string().optional(),
  occurrences: z.number(),
  explains: z.number().describe("how many other problems exist only because of this one"),
  fix: z
    .object({ id: z.string(), title: z.string(), status: z.string() })
    .optional()
    .describe("the best fix; proved or plausible"),
});

/** A fix with what was proved of it. */
export interface SolutionRow {
  id: string;
  title: string;
  description: string;
  status: string;
  level: string;
  reason?: string | undefined;
  resolves: string[];
  proofs: string[];
  command?: string | undefined;
  diff: string;
}

export const solutionRow: z.ZodType<SolutionRow> = z.object({
  id: z.string().describe("apply_fix takes it"),
  title: z.string(),
  description: z.string(),
  status: z.string().describe("proved, plausible or refuted"),
  level: z.string().describe("how far proof went: none, applies, parses, types, lint, command"),
  reason: z.string().optional().describe("why it is not proved"),
  resolves: z.array(z.string()).describe("ids of the problems that are gone with it"),
  proofs: z.array(z.string()),
  command: z.string().optional().describe("what a person would have to run; it is never run here"),
  diff: z.string(),
});

/** A new test of a fix. */
export interface TestRow {
  id: string;
  fix: string;
  title: string;
  proofs: string[];
  diff: string;
}

export const testRow: z.ZodType<TestRow> = z.object({
  id: z.string().describe("apply_fix takes it, and writes it with its fix"),
  fix: z.string().describe("id of the fix that it shows"),
  title: z.string(),
  proofs: z.array(z.string()).describe("it fails without the fix and passes with it"),
  diff: z.string(),
});
