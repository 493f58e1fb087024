import type { Frame, Location, LogRange } from "./location.ts";

export type Severity = "error" | "warning";

/** A function or file that may be at fault. */
export interface Suspect {
  /** Repository-relative POSIX path. */
  file: string;
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  /** Name of the function or class; missing where the whole file is meant. */
  symbol?: string;
  /** 0..1, the likeliest of a problem has the highest. */
  score: number;
  /** Not as it was at a commit that worked. */
  changed?: true;
}

/** One failure, however often and in however many places the log prints it. */
export interface Problem {
  /** Stable fingerprint of tool, code, file and message template: the same failure keeps its id in every run. */
  id: string;
  tool: string;
  code?: string;
  severity: Severity;
  message: string;
  location?: Location;
  frames: Frame[];
  /** Name of the failing test, suites first, joined by " > ". */
  test?: string;
  evidence: LogRange;
  /** The log lines of the evidence, cleaned, at most a screenful. */
  excerpt: string[];
  occurrences: number;
  job?: string;
  step?: string;
  /** Ids of problems that exist only because of this one. */
  causeOf: string[];
  /** True when the workspace does not show it any more: mended since, or the log is of other code. */
  stale?: boolean;
  /** True when no tool was recognised: these lines look like the failure. */
  general?: boolean;
  /** Ids of root problems in the code that this failure runs: a hint, which only running it again can prove. */
  mayFollowFrom?: string[];
  /** Code that may be at fault, likeliest first: of failures that say where they were noticed, and not why. */
  suspects?: Suspect[];
}

/** A problem whose place is a file of the workspace. */
export interface LocatedProblem extends Problem {
  location: Location & { inWorkspace: true };
}

export function isLocated(problem: Problem): problem is LocatedProblem {
  return problem.location?.inWorkspace === true;
}
