import { z } from "zod";

/** A replacement of `range`, in UTF-16 offsets of the linted text without its byte order mark. */
export interface HostFix {
  range: [number, number];
  text: string;
}

/** A message as ESLint has it; the other tools of the host are put into its words. */
export interface HostMessage {
  ruleId: string | null;
  message: string;
  line?: number | undefined;
  column?: number | undefined;
  fix?: HostFix | undefined;
  suggestions?: { desc: string; fix: HostFix }[] | undefined;
}

/** What a tool of the host says of a text: messages, or of a formatter the text as it should be. */
export interface HostVerdict {
  messages?: HostMessage[] | undefined;
  formatted?: string | undefined;
}

export interface HostRequest {
  id: number;
  path: string;
  text: string;
}

export interface HostAnswer extends HostVerdict {
  id: number;
  /** Why the file could not be looked at. */
  error?: string | undefined;
}

const HostFixSchema: z.ZodType<HostFix> = z.object({
  range: z.tuple([z.number(), z.number()]),
  text: z.string(),
});

const HostMessageSchema: z.ZodType<HostMessage> = z.object({
  ruleId: z.string().nullable(),
  message: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  fix: HostFixSchema.optional(),
  suggestions: z.array(z.object({ desc: z.string(), fix: HostFixSchema })).optional(),
});

/** The host runs project code, so what it sends is checked. */
export const HostAnswerSchema: z.ZodType<HostAnswer> = z.object({
  id: z.number(),
  messages: z.array(HostMessageSchema).optional(),
  formatted: z.string().optional(),
  error: z.string().optional(),
});
