import type { Problem } from "@hephaestus/core";
import type { Range } from "../protocol/place.ts";
import type { SourceSummary } from "../protocol/commands.ts";
import type { ProblemStatus } from "../protocol/overview.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import type { Folder } from "../workspace/folders.ts";

/** One problem of one log, where it is now. */
export interface TrackedProblem {
  readonly source: string;
  problem: Problem;
  status: ProblemStatus;
  /** URI of the file it is in; missing where that is not in the workspace. */
  uri?: string;
  /** `documentKey` of that. */
  fileKey?: string;
  range?: Range;
}

/** What is known of one log. */
export interface Source {
  readonly id: string;
  readonly label: string;
  readonly kind: "text" | "file" | "output" | "stream" | "tail";
  /** Of the log, where an editor can show it. */
  readonly uri?: string;
  readonly command?: string;
  readonly cwd?: string;
  exitCode?: number;
  folder: Folder | undefined;
  stage: SourceSummary["stage"];
  lines: number;
  /** A `Reading` as JSON, for the prover. */
  reading: string | undefined;
  problems: Map<string, TrackedProblem>;
  /** Ids, in display order. */
  roots: string[];
  solutions: ProvedSolution[];
  /** Why no fix was tried, by problem. */
  untried: Map<string, string>;
  /** Notes of the reader and of the prover, and what went wrong here. */
  notes: string[];
  omitted: number;
  /** The line of the log, as an editor counts, 0-based, that a line of what was read is; undefined where it is gone. */
  logLine: (line: number) => number | undefined;
}

export type NewSource = Pick<Source, "id" | "label" | "kind"> & Partial<Source>;

export function createSource(source: NewSource): Source {
  return {
    folder: undefined,
    stage: "reading",
    lines: 0,
    reading: undefined,
    problems: new Map(),
    roots: [],
    solutions: [],
    untried: new Map(),
    notes: [],
    omitted: 0,
    logLine: (line) => line - 1,
    ...source,
  };
}
