import { findAction, type Action } from "./action.ts";
import type { JobLog } from "./job-log.ts";
import { recordAction, recordPostAction, writeText } from "./record-action.ts";
import { recordRun } from "./record-run.ts";
import { describeMachine, type RunnerMachine } from "./runner-machine.ts";
import type { Job, Step, StepCondition } from "./workflow.ts";

/** Runs the steps of a job on a machine that holds its project, and writes the log of the whole job. */
export async function recordJob(log: JobLog, job: Job, machine: RunnerMachine): Promise<void> {
  const facts = describeMachine(machine);
  const actions = findActions(job.steps);
  writePreamble(log, job, actions);
  let passed = true;
  let hasMatchers = false;
  for (const step of job.steps) {
    if ("script" in step) {
      if (!isDue(step.condition, passed)) continue;
      passed = (await recordRun(log, step, machine, hasMatchers)) && passed;
    } else if (passed) {
      const action = findAction(step.action, step.inputs);
      recordAction(log, step, action, facts);
      hasMatchers ||= action.addsMatchers;
    }
  }
  for (const action of [...actions.values()].toReversed()) recordPostAction(log, action, facts);
  writeEnd(log, [...actions.keys()]);
}

function isDue(condition: StepCondition, passed: boolean): boolean {
  return condition === "always" || (condition === "success") === passed;
}

function findActions(steps: readonly Step[]): Map<string, Action> {
  return new Map(
    steps.flatMap((step) =>
      "action" in step ? [[step.action, findAction(step.action, step.inputs)] as const] : [],
    ),
  );
}

function writePreamble(log: JobLog, job: Job, actions: ReadonlyMap<string, Action>): void {
  writeText(log, "preamble", {});
  for (const [name, { commit }] of actions) {
    log.clock.pause(210);
    log.write(`Download action repository '${name}' (SHA:${commit})`);
  }
  log.write(`Complete job name: ${job.name}`);
}

function writeEnd(log: JobLog, actions: readonly string[]): void {
  log.clock.pause(120);
  log.write("Cleaning up orphan processes");
  if (actions.length === 0) return;
  log.write(
    `##[warning]Node.js 20 is deprecated. The following actions target Node.js 20 but are being forced to run on Node.js 24: ${actions.join(", ")}. For more information see: https://github.blog/changelog/2025-09-19-deprecation-of-node-20-on-github-actions-runners/`,
  );
}
