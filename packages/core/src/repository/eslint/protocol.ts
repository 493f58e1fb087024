import { z } from "zod";

/** What the workspace's own ESLint says of one place; offsets are UTF-16 into the linted text. */
export const LintMessage = z.object({
  ruleId: z.string().nullable(),
  severity: z.number(),
  message: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  fix: z.object({ range: z.tuple([z.number(), z.number()]), text: z.string() }).optional(),
  suggestions: z
    .array(z.object({ desc: z.string(), fix: z.object({ range: z.tuple([z.number(), z.number()]), text: z.string() }) }))
    .optional(),
});
export type LintMessage = z.infer<typeof LintMessage>;

export const LintRequest = z.object({ id: z.number(), path: z.string(), text: z.string() });
export type LintRequest = z.infer<typeof LintRequest>;

export const LintAnswer = z.object({
  id: z.number(),
  messages: z.array(LintMessage).optional(),
  /** Why the file could not be linted. */
  error: z.string().optional(),
});
export type LintAnswer = z.infer<typeof LintAnswer>;
