import type { LogSummary } from "./log.ts";
import type { Problem } from "./problem.ts";
import type { Solution } from "./solution.ts";

/** `needs-trust`: only the workspace's own code can fix or prove it. `protected`: every fix would touch protected paths. */
export const UNTRIED_REASONS = ["needs-trust", "protected"] as const;
export type UntriedReason = (typeof UNTRIED_REASONS)[number];

/** A problem that no fix was tried for, though there may be one. */
export interface Untried {
  problemId: string;
  reason: UntriedReason;
  /** The protected files that the likeliest fix would touch. */
  files?: string[];
}

/** A new test that fails without a fix and passes with it. */
export interface GeneratedTest {
  /** Id of the solution that it shows; taking the test takes that, too. */
  fixId: string;
  /** Has no problems of its own: nothing is mended by a test. */
  solution: Solution;
}

/** What one run of the engine found. Plain data: it survives `JSON.stringify` unchanged. */
export interface Analysis {
  /** Absolute path of the folder that `file` fields are relative to; missing when logs were read without a workspace. */
  workspace?: string;
  /** One per log, in the order read. */
  logs: LogSummary[];
  /** Every problem, in log order; ids are unique. */
  problems: Problem[];
  /** Ids of the problems that no other problem explains, in display order. */
  roots: string[];
  /** Best first. A refuted candidate never gets here. */
  solutions: Solution[];
  /** New tests for the solutions, where they were asked for; never taken unasked. */
  tests?: GeneratedTest[];
  /** How many candidates were refuted and dropped. */
  refuted: number;
  /** In log order; a problem that has a solution is not among them. */
  untried: Untried[];
  /** What the reader should know about this run, in sentences, e.g. which place could not be found. */
  notes: string[];
}
