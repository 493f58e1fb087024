import type { LogEntry } from "../model/log.ts";

/** Lines of a raw log, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Follows what a carrier says of its jobs as a whole. Bounded. */
export interface JobVerdicts {
  see(entry: LogEntry): void;
  /** What is known at the end of a log of so many lines. */
  end(lines: number): EndedJobs;
}

export interface EndedJobs {
  /** The lines of jobs of which the carrier says that they passed. */
  readonly passed: readonly LineRange[];
  /** The lines below the last command of a job of which the carrier says that it failed. */
  readonly after: readonly LineRange[];
}

/** What carriers end a job with that passed. */
const PASSED: ReadonlySet<string> = new Set([
  // Travis CI
  "Done. Your build exited with 0.",
  // of 2011 to 2013
  "Done. Build script exited with: 0",
  "Done. Build script exited with 0",
  // GitLab
  "Job succeeded",
  // Jenkins
  "Finished: SUCCESS",
  // AppVeyor
  "Build success",
  // CircleCI, of each step
  "CircleCI received exit code 0",
  // GoCD
  "[go] Current job status: passed.",
  // programs that JetBrains' IDEs run
  "Process finished with exit code 0",
]);
/** What TeamCity says at the head of a log: `Finished 'Fri Nov 20 09:03:12 UTC 2026' with status 'NORMAL Tests passed: 3'`. */
const PASSED_AT_HEAD = "with status 'NORMAL";
/**
 * GitHub's runner says of no job that it passed: it marks what failed, `##[error]Process completed with exit code 1.`,
 * and a job that it began and cleaned up without any such mark has passed.
 */
const RUNNER_HEAD = "Current runner version: ";
const RUNNER_END = "Cleaning up orphan processes";
/** What a carrier begins a job with, where a log holds several. */
const HEADS = [
  RUNNER_HEAD,
  "Running with gitlab-runner",
  "Started by ",
  "Worker information",
  "Using worker: ",
  "#!/bin/bash -e",
  "#!/bin/sh -e",
];

/** Travis CI says it of each command that failed, and only of those that decide: `The command "npm test" exited with 1.` */
const FAILED = /^The command ".{1,160}" (?:failed and )?exited with [1-9]/;

/** And of each that went well: what it printed, and what was done before it, failed nothing. */
const SUCCEEDED = /^(?:The command ".{1,160})?" exited with 0\.$/;

/** And `travis_retry` of each try but the last: `The command "npm ci" failed. Retrying, 2 of 3.` */
export const RETRIED: RegExp = /^The command ".{1,160}" failed\. Retrying, \d of \d\.$/;

/** Below that, the job is over. */
const DONE = ["Done. Your build exited with ", "Done. Build script exited with"];

/** Literals of the lines that it needs to see. */
export const VERDICT_GLANCE: readonly string[] = [
  ...PASSED,
  ...HEADS,
  PASSED_AT_HEAD,
  '" failed. Retrying, ',
];

/** A verdict is the last that is said of a job, but for a few lines of cleaning up. */
const LINES_AFTER = 8;
const LINES_OF_HEAD = 12;
const LONGEST = 200;
const MOST_RANGES = 4096;

export function createJobVerdicts(): JobVerdicts {
  const ranges: LineRange[] = [];
  let start = 1;
  let verdict: number | undefined;
  let isPassed = false;
  const after: LineRange[] = [];
  let failed: number | undefined;
  let isDone = false;
  /** The line below the last of which Travis CI told how it ended. */
  let unknown = 1;
  /** Whether the runner's head was read, and no mark of an error since. */
  let isUnmarked = false;

  /** Ends the job that was told of last: what it printed after its verdict belongs to it. */
  function endJob(next: number): void {
    const isLast = verdict !== undefined && next - verdict <= LINES_AFTER + 1;
    if (isLast && ranges.length < MOST_RANGES) ranges.push({ from: start, to: next - 1 });
    if (isDone && failed !== undefined && after.length < MOST_RANGES)
      after.push({ from: failed + 1, to: next - 1 });
    start = next;
    unknown = next;
    verdict = undefined;
    failed = undefined;
    isDone = false;
  }

  return {
    see({ text, line, marker }) {
      if (marker === "error") isUnmarked = false;
      if (text.length > LONGEST) return;
      const said = text.trim();
      isDone ||= DONE.some((done) => said.startsWith(done));
      if (PASSED.has(said) || (isUnmarked && said === RUNNER_END)) verdict = line;
      else if (FAILED.test(said)) {
        failed = line;
        unknown = line + 1;
      } else if (SUCCEEDED.test(said) || RETRIED.test(said)) {
        if (ranges.length < MOST_RANGES) ranges.push({ from: unknown, to: line });
        unknown = line + 1;
      } else if (HEADS.some((head) => said.startsWith(head))) {
        endJob(line);
        if (said.startsWith(RUNNER_HEAD)) isUnmarked = true;
      } else if (line <= LINES_OF_HEAD && said.startsWith("Finished ") && said.includes(PASSED_AT_HEAD))
        isPassed = true;
    },
    end(lines) {
      endJob(lines + 1);
      return { passed: isPassed ? [{ from: 1, to: lines }] : ranges, after };
    },
  };
}
