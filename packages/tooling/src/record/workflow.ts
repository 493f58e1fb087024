import { parse } from "yaml";
import { z } from "zod";

/** When a step runs: after successes only, or whatever happened before. */
export type StepCondition = "success" | "always" | "failure";

export interface RunStep {
  script: string;
  /** Relative to the workspace. */
  directory: string;
  environment: Record<string, string>;
  condition: StepCondition;
}

export interface ActionStep {
  /** As the workflow names it, e.g. `actions/checkout@v4`. */
  action: string;
  inputs: Record<string, string>;
  environment: Record<string, string>;
}

export type Step = RunStep | ActionStep;

export interface Job {
  name: string;
  steps: Step[];
}

const values = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .transform((record) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)])),
  )
  .default({});

const CONDITIONS: Record<string, StepCondition> = {
  "success()": "success",
  "always()": "always",
  "!cancelled()": "always",
  "failure()": "failure",
};

const condition = z
  .string()
  .default("success()")
  .transform((text) => text.replace("${{", "").replace("}}", "").trim())
  .refine((text) => text in CONDITIONS, {
    error: "this recorder knows only success(), always(), !cancelled(), failure()",
  })
  .transform((text) => CONDITIONS[text] ?? "success");

const stepSchema = z.object({
  run: z.string().optional(),
  uses: z.string().optional(),
  with: values,
  env: values,
  if: condition,
  "working-directory": z.string().optional(),
});

const jobSchema = z.object({
  name: z.string().optional(),
  env: values,
  defaults: z.object({ run: z.object({ "working-directory": z.string() }) }).optional(),
  steps: z.array(stepSchema),
});

const workflowSchema = z.object({ env: values, jobs: z.record(z.string(), jobSchema) });

/** Reads one job of a workflow file, the first when none is named. Throws on what this recorder cannot run. */
export function readJob(source: string, jobId?: string): Job {
  const workflow = workflowSchema.parse(parse(source));
  const id = jobId ?? Object.keys(workflow.jobs)[0] ?? "";
  const job = workflow.jobs[id];
  if (job === undefined) throw new Error(`the workflow has no job "${id}"`);
  const directory = job.defaults?.run["working-directory"] ?? ".";
  const environment = { ...workflow.env, ...job.env };
  return { name: job.name ?? id, steps: job.steps.map((step) => readStep(step, directory, environment)) };
}

function readStep(step: z.infer<typeof stepSchema>, directory: string, outer: Record<string, string>): Step {
  const environment = { ...outer, ...step.env };
  if (step.uses !== undefined) return { action: step.uses, inputs: step.with, environment };
  if (step.run === undefined) throw new Error("a step has neither run nor uses");
  return {
    script: step.run,
    directory: step["working-directory"] ?? directory,
    environment,
    condition: step.if,
  };
}
