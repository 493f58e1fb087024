export type Level = "debug" | "info" | "warning" | "error" | "fatal";

/** What the CI system says about where in the run a line was printed. */
export interface LogContext {
  job?: string;
  step?: string;
  /** The folder the step runs in, as the log tells it. */
  directory?: string;
}

/** One line of a log with its carrier (timestamp, prefix, colours) peeled off. */
export interface LogEntry {
  /** 1-based number of the raw line. */
  readonly line: number;
  readonly text: string;
  readonly timestamp?: string;
  readonly level?: Level;
  /** What the carrier itself marks the line as, e.g. `error` for GitHub's `##[error]`. */
  readonly marker?: LogMarker;
}

export type LogMarker = "error" | "warning" | "notice" | "command" | "debug" | "group" | "end-group";

/** What was read: one per log, also when a zip held many. */
export interface LogSummary {
  source: string;
  envelope: string;
  lines: number;
  bytes: number;
}
