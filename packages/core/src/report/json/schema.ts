import { z } from "zod";
import { UNTRIED_REASONS } from "../../model/analysis.ts";
import { COMMAND_EFFECTS } from "../../model/command.ts";
import type { ProofKind } from "../../model/verdict.ts";
import { VERDICT_LEVELS } from "../../model/verdict.ts";
import { fixSchema } from "./fix-schema.ts";
import type { JsonReport } from "./json-report.ts";
import { runSchema } from "./run-schema.ts";

const problemId = z
  .string()
  .meta({ description: "Id of a problem: the same failure has the same id in every run." });
const file = z.string().meta({ description: "Repository-relative path with forward slashes." });
const line = z.int().min(1).meta({ description: "1-based." });
const count = z.int().min(0);

const logPart = z.strictObject({
  source: z.string().meta({ description: "Name of the log: a path, a path inside a zip, or `<stdin>`." }),
  envelope: z.string().meta({ description: "What carried the log, e.g. `github-actions` or `plain`." }),
  lines: count,
  bytes: count.meta({ description: "After unpacking." }),
});

const log = z
  .strictObject({
    source: z
      .string()
      .nullable()
      .meta({ description: "Name of the log; null when several were read: see `parts`." }),
    envelope: z
      .string()
      .nullable()
      .meta({ description: "What carried the log; null when not all have the same." }),
    lines: count,
    bytes: count.meta({ description: "After unpacking." }),
    parts: z.array(logPart).meta({ description: "One per log, in the order read." }),
  })
  .meta({ description: "What was read, all logs together." });

const place = {
  file: z.string().meta({
    description:
      "Repository-relative path with forward slashes if `inWorkspace`, otherwise the path as the log has it.",
  }),
  line,
  column: z.int().min(1).nullable().meta({ description: "1-based, in UTF-16 units." }),
  endLine: line.nullable(),
  endColumn: z.int().min(1).nullable().meta({ description: "1-based and exclusive." }),
  inWorkspace: z
    .boolean()
    .meta({ description: "Whether the path was found among the files of the workspace." }),
};

const frame = z.strictObject({
  ...place,
  symbol: z.string().nullable().meta({ description: "The function, as the trace names it." }),
  own: z.boolean().meta({ description: "Whether it is the workspace's code, not a dependency's." }),
});

const evidence = z
  .strictObject({
    source: z
      .string()
      .nullable()
      .meta({ description: "Which log, as in `log.parts`; null when it is the only one." }),
    startLine: line,
    endLine: line.meta({ description: "1-based and inclusive." }),
  })
  .meta({ description: "The log lines that say so." });

const suspect = z.strictObject({
  file,
  startLine: line,
  endLine: line.meta({ description: "1-based and inclusive." }),
  symbol: z.string().nullable().meta({ description: "The function or class; null where the file is meant." }),
  score: z.number().min(0).max(1),
  changed: z.boolean().meta({ description: "It is not as it was at a commit that worked." }),
});

const problem = z.strictObject({
  id: problemId,
  tool: z.string().meta({ description: "Who reported it, e.g. `tsc`." }),
  code: z.string().nullable().meta({ description: "The tool's own code or rule, e.g. `TS2304`." }),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  location: z.strictObject(place).nullable().meta({ description: "Where the tool points to." }),
  frames: z.array(frame).meta({ description: "The stack trace, innermost first." }),
  test: z.string().nullable().meta({ description: 'The failing test, suites first, joined by " > ".' }),
  evidence,
  excerpt: z
    .array(z.string())
    .meta({ description: "The log lines of the evidence, cleaned, at most a screenful." }),
  occurrences: z.int().min(1).meta({ description: "How often the logs print it." }),
  job: z.string().nullable(),
  step: z.string().nullable(),
  causeOf: z.array(problemId).meta({ description: "Problems that exist only because of this one." }),
  mayFollowFrom: z.array(problemId).meta({
    description:
      "Root problems in the code that this failure runs: a hint, which only running it again can prove.",
  }),
  suspects: z.array(suspect).meta({ description: "Code that may be at fault, likeliest first." }),
  stale: z.boolean().meta({
    description: "The workspace does not show it any more: mended since, or the log is of other code.",
  }),
  general: z.boolean().meta({
    description: "No tool was recognised; these lines look like the failure.",
  }),
});

const command = z.strictObject({
  line: z.string().meta({ description: "As typed into a shell." }),
  folder: z.string().meta({ description: "Where to run it, repository-relative; empty for the root." }),
  changes: z.enum(COMMAND_EFFECTS).meta({
    description: "What it changes: what is installed, what tests expect, or sources.",
  }),
});

const proof = z.strictObject({
  kind: z
    .enum({
      applies: "applies",
      policy: "policy",
      parses: "parses",
      types: "types",
      lint: "lint",
      command: "command",
    } satisfies { [Kind in ProofKind]: Kind })
    .meta({ description: "What was checked." }),
  status: z.enum(["passed", "failed", "skipped"]),
  detail: z.string().meta({ description: "What was seen, or why it was not looked at." }),
  before: count.nullable().meta({ description: "Complaints in what was checked, without the edits." }),
  after: count.nullable().meta({ description: "The same with the edits." }),
});

const verdict = z.strictObject({
  status: z.enum(["proved", "plausible", "refuted"]).meta({
    description: "`proved`: the reporting tool's own check passes, nothing new, and no rival is as likely.",
  }),
  level: z.enum(VERDICT_LEVELS).meta({ description: "How far proof went, weakest first." }),
  reason: z.string().nullable().meta({ description: "Why it is less than proved." }),
  proofs: z.array(proof).meta({ description: "In the order of the checks." }),
});

const change = z.strictObject({
  file,
  diff: z.string().meta({ description: "Unified diff of this file alone, as `git apply` takes it." }),
});

const solution = z.strictObject({
  id: z.string().meta({ description: "What `hephaestus fix --only` takes." }),
  problemIds: z
    .array(problemId)
    .meta({ description: "The problems that vanish, the one it was made for first." }),
  title: z.string(),
  description: z.string(),
  changes: z.array(change).meta({ description: "Empty where the answer is a command." }),
  command: command
    .nullable()
    .meta({ description: "What the user can run instead; it is never run unasked." }),
  reverts: z.string().nullable().meta({
    description: "The commit whose lines it puts back; such a solution is never taken unasked.",
  }),
  confidence: z.number().min(0).max(1),
  origin: z.string().meta({ description: "The fixer or provider it comes from." }),
  verdict,
  state: z.enum(["generated", "validated", "suggested", "deployed"]),
});

const untried = z.strictObject({
  problemId,
  reason: z.enum(UNTRIED_REASONS).meta({
    description: "`needs-trust`: give --trust. `protected`: every fix would touch protected paths.",
  }),
  files: z
    .array(z.string())
    .meta({ description: "The protected files that the likeliest fix would touch: --allow lets it." }),
});

/** The contract of `-o json`, strict: an unknown key is a breach of it. Its version rises when a field goes or changes meaning. */
export const jsonReportSchema: z.ZodType<JsonReport> = z
  .strictObject({
    version: z.literal(1),
    workspace: z
      .string()
      .nullable()
      .meta({ description: "Absolute path of the folder that files are relative to." }),
    log,
    roots: z
      .array(problemId)
      .meta({ description: "The problems no other one explains, most important first." }),
    problems: z.array(problem).meta({ description: "All of them, in log order." }),
    solutions: z.array(solution).meta({ description: "Best first." }),
    tests: z
      .array(
        z.strictObject({
          fixId: z.string().meta({ description: "The solution that it shows, which is taken with it." }),
          solution: solution.meta({ description: "It makes a new file, and resolves no problem." }),
        }),
      )
      .meta({ description: "New tests that fail without a fix and pass with it; never taken unasked." }),
    refuted: count.meta({ description: "Candidates that a check refuted, and that are not shown." }),
    untried: z.array(untried).meta({ description: "Problems that no fix was tried for, and why." }),
    notes: z.array(z.string()).meta({ description: "What else the reader should know about this run." }),
    fix: fixSchema.nullable().meta({ description: "What `hephaestus fix` did; null of other commands." }),
    run: runSchema.nullable().meta({ description: "What `hephaestus run` ran; null of other commands." }),
  })
  .meta({
    title: "Hephaestus report, version 1",
    description:
      "What `-o json` prints: `hephaestus analyze`, `fix` and `run`. Every key is always there; null says that it is not known.",
  });

/** The contract as JSON Schema, as packages/core/schema/report.schema.json keeps it. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(jsonReportSchema, { target: "draft-07" });
}
