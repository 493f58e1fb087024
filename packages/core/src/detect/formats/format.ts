import type { LogEntry, LogMarker } from "../../model/log.ts";
import type { Severity } from "../../model/problem.ts";

/** A path as a log tells it: untrusted, not yet looked up. */
export interface PathClaim {
  path: string;
  /** 1-based. */
  line: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
}

export interface FrameClaim extends PathClaim {
  symbol?: string;
}

/** What a format read: one failure, with the log's claims about where it is. */
export interface Finding {
  /** The tool's own code or rule name, e.g. `TS2304`, `no-unused-vars`. */
  code?: string;
  severity: Severity;
  message: string;
  place?: PathClaim;
  /** Innermost first. */
  frames?: FrameClaim[];
  /** Name of the failing test, suites first, joined by " > ". */
  test?: string;
  /** True for lines that only say that something before them failed, e.g. `Process completed with exit code 1.` */
  consequence?: boolean;
  /** Evidence, as offsets relative to the entry `read` was called for, inclusive. Default: the whole match. */
  lines?: { from: number; to: number };
}

/** The entries around the one being read: `at(0)` is that entry, `at(-1)` the one before. Bounded on both sides. */
export interface LogWindow {
  at(offset: number): LogEntry | undefined;
  /** The text of that entry, or undefined past the log's or the window's end. */
  text(offset: number): string | undefined;
}

/** A run of entries that a format claims, `[from, to)` relative to the entry `read` was called for. */
export interface Match {
  from: number;
  to: number;
  findings: Finding[];
}

/** Reads the output of one tool. Pure: never throws, returns less instead, and takes time linear in what it looks at. */
export interface LogFormat {
  /** Folder name and tool id, e.g. `tsc`. */
  readonly id: string;
  readonly title: string;
  /**
   * Literals without colour codes inside. A line that holds none of them is never given to `read`:
   * the test runs on bytes, so that a log pays only for the tools in it.
   */
  readonly glance: readonly string[];
  /** Carrier markers that start a match as well, whatever the text: the entry's `marker`. */
  readonly markers?: readonly LogMarker[];
  /** Whether lines that only show a command are read too, for output that says nothing of its tool: `$ prettier -l src`. */
  readonly readsCommands?: true;
  /**
   * Reads the match at or around an entry that passed the glance.
   * `previous` is this format's match that ended right before this entry, for blocks longer than a window.
   */
  read(window: LogWindow, previous: Match | undefined): Match | undefined;
}
