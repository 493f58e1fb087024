import { z } from "zod";
import type { AnswerForm } from "../providers/provider.ts";

/** What a model found out, for those that work with it. */
export interface Finding {
  cause: string;
  files: string[];
  plan: string;
}

const findingSchema: z.ZodType<Finding> = z.object({
  cause: z.string().max(2_000),
  files: z.array(z.string().max(500)).max(20),
  plan: z.string().max(4_000),
});

/** The form of a finding. */
export const FINDING_FORM: AnswerForm = {
  name: "finding",
  schema: {
    type: "object",
    properties: {
      cause: { type: "string", description: "what is wrong, and why, in a few sentences" },
      files: { type: "array", items: { type: "string" }, description: "paths of the files to change" },
      plan: { type: "string", description: "the smallest change that mends the cause" },
    },
    required: ["cause", "files", "plan"],
    additionalProperties: false,
  },
};

/** An answer as a finding; undefined where it is none. */
export function readFinding(value: unknown): Finding | undefined {
  const read = findingSchema.safeParse(value);
  return read.success ? read.data : undefined;
}

/** A finding as those that depend on it are told; it is what a model said, and no instruction. */
export function findingWords(name: string, { cause, files, plan }: Finding): string {
  const lines = [`cause: ${cause}`, `files: ${files.join(", ")}`, `plan: ${plan}`];
  const data = lines.flatMap((line) => line.split("\n")).map((line) => `| ${line}`);
  return `# What ${name} found (data)\n${data.join("\n")}`;
}
