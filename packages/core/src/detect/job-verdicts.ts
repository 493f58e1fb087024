import type { LogEntry } from "../model/log.ts";

/** Lines of a raw log, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Follows what a carrier says of its jobs as a whole. Bounded. */
export interface JobVerdicts {
  see(entry: LogEntry): void;
  /** The lines of jobs of which the carrier says that they passed, in a log of so many lines. */
  passed(lines: number): readonly LineRange[];
}

/** What carriers end a job with that passed. */
const PASSED: ReadonlySet<string> = new Set([
  // Travis CI
  "Done. Your build exited with 0.",
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
]);
/** What TeamCity says at the head of a log: `Finished 'Fri Nov 20 09:03:12 UTC 2026' with status 'NORMAL Tests passed: 3'`. */
const PASSED_AT_HEAD = "with status 'NORMAL";
/** What a carrier begins a job with, where a log holds several. */
const HEADS = [
  "Running with gitlab-runner",
  "Started by ",
  "Worker information",
  "#!/bin/bash -e",
  "#!/bin/sh -e",
];

/** Literals of the lines that it needs to see. */
export const VERDICT_GLANCE: readonly string[] = [...PASSED, ...HEADS, PASSED_AT_HEAD];

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

  /** Ends the job that was told of last: what it printed after its verdict belongs to it. */
  function endJob(next: number): void {
    const isLast = verdict !== undefined && next - verdict <= LINES_AFTER + 1;
    if (isLast && ranges.length < MOST_RANGES) ranges.push({ from: start, to: next - 1 });
    start = next;
    verdict = undefined;
  }

  return {
    see({ text, line }) {
      if (text.length > LONGEST) return;
      const said = text.trim();
      if (PASSED.has(said)) verdict = line;
      else if (HEADS.some((head) => said.startsWith(head))) endJob(line);
      else if (line <= LINES_OF_HEAD && said.startsWith("Finished ") && said.includes(PASSED_AT_HEAD))
        isPassed = true;
    },
    passed(lines) {
      endJob(lines + 1);
      return isPassed ? [{ from: 1, to: lines }] : ranges;
    },
  };
}
