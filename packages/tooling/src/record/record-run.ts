import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import type { JobLog } from "./job-log.ts";
import { writeEnvironment } from "./record-action.ts";
import type { RunnerMachine } from "./runner-machine.ts";
import { createRunnerOutput } from "./runner-output.ts";
import type { RunStep } from "./workflow.ts";

/** Runs a step's script with bash and writes its header, its output and its exit code. Resolves to whether it passed. */
export async function recordRun(
  log: JobLog,
  step: RunStep,
  machine: RunnerMachine,
  hasMatchers: boolean,
): Promise<boolean> {
  writeHeader(log, step);
  const code = await runScript(log, step, machine, hasMatchers);
  if (code !== 0) log.write(`##[error]Process completed with exit code ${code}.`);
  return code === 0;
}

function writeHeader(log: JobLog, step: RunStep): void {
  const lines = step.script.trimEnd().split("\n");
  log.clock.pause(25);
  log.write(`##[group]Run ${step.script.trimStart().split("\n")[0]}`);
  for (const line of lines) log.write(`\u001B[36;1m${line}\u001B[0m`);
  log.clock.pause(3);
  log.write("shell: /usr/bin/bash -e {0}");
  writeEnvironment(log, step.environment);
  log.write("##[endgroup]");
  log.clock.pause(640);
}

async function runScript(
  log: JobLog,
  step: RunStep,
  machine: RunnerMachine,
  hasMatchers: boolean,
): Promise<number> {
  const script = join(machine.temporary, "script.sh");
  writeFileSync(script, step.script);
  const shell = spawn("bash", ["-e", script], {
    cwd: join(machine.workspace, step.directory),
    env: { ...machine.environment, ...step.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const input of [shell.stdout, shell.stderr]) {
    createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on(
      "line",
      createRunnerOutput(log, hasMatchers),
    );
  }
  const [code] = await once(shell, "close");
  return typeof code === "number" ? code : 1;
}
