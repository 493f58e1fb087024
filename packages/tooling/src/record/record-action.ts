import { readFileSync } from "node:fs";

import type { Action } from "./action.ts";
import type { JobLog } from "./job-log.ts";
import type { ActionStep } from "./workflow.ts";

const NODE_20_NOTICE =
  "Node 20 is being deprecated. This workflow is running with Node 24 by default. If you need to temporarily use Node 20, you can set the ACTIONS_ALLOW_USE_UNSECURE_NODE_VERSION=true environment variable. For more information see: https://github.blog/changelog/2025-09-19-deprecation-of-node-20-on-github-actions-runners/";

/** Writes what an action prints when its step comes. */
export function recordAction(
  log: JobLog,
  step: ActionStep,
  action: Action,
  facts: Record<string, string>,
): void {
  log.write(NODE_20_NOTICE);
  log.write(`##[group]Run ${step.action}`);
  const inputs = { ...action.defaults, ...step.inputs };
  const order = [...Object.keys(step.inputs), ...Object.keys(action.defaults)];
  log.write("with:");
  for (const name of new Set(order)) log.write(`  ${name}: ${fillIn(inputs[name] ?? "", facts)}`);
  writeEnvironment(log, step.environment);
  log.write("##[endgroup]");
  for (const text of action.texts) writeText(log, text, facts);
}

/** Writes what an action prints when the job is over; nothing for an action that has no such part. */
export function recordPostAction(log: JobLog, action: Action, facts: Record<string, string>): void {
  if (action.postTexts.length === 0) return;
  log.write(NODE_20_NOTICE);
  log.write("Post job cleanup.");
  for (const text of action.postTexts) writeText(log, text, facts);
}

/** Writes the `env:` block of a step's header; nothing when it is empty. */
export function writeEnvironment(log: JobLog, environment: Record<string, string>): void {
  const entries = Object.entries(environment);
  if (entries.length > 0) log.write("env:");
  for (const [name, value] of entries) log.write(`  ${name}: ${value}`);
}

/** Writes the lines of `texts/NAME.txt` with every `{{fact}}` filled in. */
export function writeText(log: JobLog, name: string, facts: Record<string, string>): void {
  const text = readFileSync(new URL(`./texts/${name}.txt`, import.meta.url), "utf8");
  for (const line of text.split("\n").slice(0, -1)) {
    log.write(fillIn(line, facts));
    log.clock.pause(3);
  }
}

function fillIn(text: string, facts: Record<string, string>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => facts[name] ?? whole);
}
