import { z } from "zod";
import type { JsonRun } from "./json-report.ts";

const exitCode = z.int().min(0).meta({ description: "As a shell tells it: 128 + n for signal n." });

const applied = z.strictObject({
  solutionId: z.string(),
  title: z.string(),
  files: z.array(z.string()).meta({ description: "Repository-relative paths with forward slashes." }),
});

const attempt = z.strictObject({
  exitCode,
  errors: z
    .int()
    .min(0)
    .nullable()
    .meta({ description: "How many errors its output tells; null where it was not read." }),
  applied: z.array(applied).meta({ description: "The fixes that were written after it." }),
  takenBack: z
    .boolean()
    .meta({ description: "Whether these were taken back, because the next attempt was worse." }),
});

/** How a command was run. */
export const runSchema: z.ZodType<JsonRun> = z.strictObject({
  command: z.string().meta({ description: "As typed into a shell." }),
  exitCode: exitCode.meta({ description: "Of the last attempt." }),
  attempts: z
    .array(attempt)
    .meta({ description: "In the order they ran; the rest is about the last one read." }),
});
