import { z } from "zod";
import { FIX_OUTCOMES } from "../../engine/fix.ts";
import type { JsonFix } from "./json-report.ts";

const solutionId = z.string().meta({ description: "Id of a solution." });
const problemId = z.string().meta({ description: "Id of a problem." });
const file = z.string().meta({ description: "Repository-relative path with forward slashes." });

const left = z.strictObject({
  solutionId,
  reason: z.string().meta({ description: "Why it was not taken, in words." }),
});

const introduced = z.strictObject({
  code: z.string(),
  file,
  line: z.int().min(1).meta({ description: "1-based, in the fixed file." }),
  message: z.string(),
});

const command = z.strictObject({
  command: z.string(),
  status: z.enum(["passed", "failed", "skipped"]),
  detail: z.string().meta({ description: "How it ended." }),
});

/** What a fix did, or would do. */
export const fixSchema: z.ZodType<JsonFix> = z.strictObject({
  outcome: z.enum(FIX_OUTCOMES).meta({
    description:
      "`applied`: written; `refused`: a command failed, so nothing was; `dry-run`: nothing was asked to be.",
  }),
  taken: z.array(solutionId).meta({ description: "The fixes that go together; empty when there are none." }),
  files: z.array(file).meta({ description: "The files they change." }),
  left: z.array(left).meta({ description: "Fixes that were not taken, and why." }),
  introduced: z
    .array(introduced)
    .meta({ description: "Errors that were not there before; of plausible fixes only." }),
  remaining: z
    .array(problemId)
    .meta({ description: "Root problems that no fix was taken for, and no command showed gone." }),
  commands: z.array(command).meta({ description: "Commands that ran on a copy, with all fixes in place." }),
});
