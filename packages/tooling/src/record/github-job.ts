import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";

import { createJobLog } from "./job-log.ts";
import { createLogClock } from "./log-clock.ts";
import { copyProject } from "./project-copy.ts";
import { recordJob } from "./record-job.ts";
import { prepareMachine } from "./runner-machine.ts";
import { readJob } from "./workflow.ts";

const USAGE = "node github-job.ts WORKFLOW.yml OUT.log --repository OWNER/NAME [--job ID] [--root DIR]";

const START = new Date("2026-11-20T09:01:02Z");
const START_TICKS = 1_234_567;

interface Recording {
  /** `PROJECT/.github/workflows/NAME.yml`. */
  workflow: string;
  log: string;
  repository: string;
  job: string | undefined;
  root: string;
}

/** Records one job of a project's workflow as the raw log that GitHub would hand out. Empties the workspace below `root` first. */
export async function recordGithubJob({ workflow, log, repository, job, root }: Recording): Promise<void> {
  const project = resolve(dirname(workflow), "..", "..");
  const machine = prepareMachine(root, repository);
  copyProject(project, machine.workspace);
  const jobLog = createJobLog(createLogClock(START, START_TICKS));
  await recordJob(jobLog, readJob(readFileSync(workflow, "utf8"), job), machine);
  writeFileSync(log, jobLog.text());
}

function readArguments(): Recording | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      repository: { type: "string" },
      job: { type: "string" },
      root: { type: "string", default: "/home/runner" },
    },
  });
  const [workflow, log] = positionals;
  if (workflow === undefined || log === undefined || values.repository === undefined) return undefined;
  return { workflow, log, repository: values.repository, job: values.job, root: values.root };
}

if (import.meta.main) {
  const recording = readArguments();
  if (recording === undefined) {
    process.stderr.write(`usage: ${USAGE}\n`);
    process.exitCode = 2;
  } else {
    await recordGithubJob(recording);
  }
}
