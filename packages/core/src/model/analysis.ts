import type { LogSummary } from "./log.ts";
import type { Problem } from "./problem.ts";
import type { Solution } from "./solution.ts";

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
  /** How many candidates were refuted and dropped. */
  refuted: number;
  /** What the reader should know about this run, in sentences, e.g. which place could not be found. */
  notes: string[];
}
