import { z } from "zod";

/** A replacement of `range`, in UTF-16 offsets of the linted text without its byte order mark. */
export interface LintFix {
  range: [number, number];
  text: string;
}

/** What the workspace's own ESLint says of one place. */
export interface LintMessage {
  ruleId: string | null;
  severity: number;
  message: string;
  line?: number | undefined;
  column?: number | undefined;
  fix?: LintFix | undefined;
  suggestions?: { desc: string; fix: LintFix }[] | undefined;
}

export interface LintRequest {
  id: number;
  path: string;
  text: string;
}

export interface LintAnswer {
  id: number;
  messages?: LintMessage[] | undefined;
  /** Why the file could not be linted. */
  error?: string | undefined;
}

const LintFixSchema: z.ZodType<LintFix> = z.object({
  range: z.tuple([z.number(), z.number()]),
  text: z.string(),
});

const LintMessageSchema: z.ZodType<LintMessage> = z.object({
  ruleId: z.string().nullable(),
  severity: z.number(),
  message: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  fix: LintFixSchema.optional(),
  suggestions: z.array(z.object({ desc: z.string(), fix: LintFixSchema })).optional(),
});

/** The host runs project code, so what it sends is checked. */
export const LintAnswerSchema: z.ZodType<LintAnswer> = z.object({
  id: z.number(),
  messages: z.array(LintMessageSchema).optional(),
  error: z.string().optional(),
});
