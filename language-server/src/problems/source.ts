import type { Problem } from "@hephaestus/core";
import type { Range } from "../protocol/place.ts";
import type { NothingFound, SourceSummary } from "../protocol/commands.ts";
import type { ProblemStatus } from "../protocol/overview.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import { documentKey } from "../workspace/file-uri.ts";
import type { ReadAlarm } from "../reader/alarm-watch.ts";
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
  readonly kind: "text" | "file" | "files" | "output" | "stream" | "tail";
  /** Of the log, where an editor can show it. */
  readonly uri?: string;
  /** Of each of its logs, by name, where it is of several; `uri` is that of the first. */
  readonly logUris?: ReadonlyMap<string, string>;
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
  nothing: NothingFound | undefined;
  /** Of a followed log for which hephaestus.yaml sets thresholds. */
  alarms: { raised: number; newest?: ReadAlarm } | undefined;
  /** Paths that were not found, and folders that fit equally; see `SourceSummary`. */
  unplaced: readonly string[];
  tied: readonly Folder[];
  /** Read because its document was opened, and forgotten when that is closed. */
  isOfDocument: boolean;
  /** The line of the log, as an editor counts, 0-based, that a line of what was read is; undefined where it is gone. */
  logLine: (line: number) => number | undefined;
}

export type NewSource = Pick<Source, "id" | "label" | "kind"> & Partial<Source>;

/** Whether a document is the log, or one of the logs, that a source was read from. */
export function isLogOf({ uri, logUris }: Source, document: string): boolean {
  const uris = logUris === undefined ? [uri] : [...logUris.values()];
  const key = documentKey(document);
  return uris.some((each) => each !== undefined && documentKey(each) === key);
}

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
    nothing: undefined,
    alarms: undefined,
    unplaced: [],
    tied: [],
    isOfDocument: false,
    logLine: (line) => line - 1,
    ...source,
  };
}
