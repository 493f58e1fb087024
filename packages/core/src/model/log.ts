export type Level = "debug" | "info" | "warning" | "error" | "fatal";

/** What the CI system says about where in the run a line was printed. */
export interface LogContext {
  job?: string;
  step?: string;
  /** The folder the step runs in, as the log tells it. */
  directory?: string;
  /** Name of the package whose task printed the line, where a monorepo's runner tells it: `@shop/web`. */
  package?: string;
  /** That package's task or script: `build`. */
  task?: string;
}

/** One line of a log with its carrier (timestamp, prefix, colours) peeled off. */
export interface LogEntry {
  /** 1-based number of the raw line. */
  readonly line: number;
  readonly text: string;
  /** The same with what was cut out of the middle, where a line is longer than 16 KiB and may be a report in JSON. */
  readonly whole?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly level?: Level | undefined;
  /** What the carrier itself marks the line as, e.g. `error` for GitHub's `##[error]`. */
  readonly marker?: LogMarker | undefined;
  /** True where the carrier itself says that what was printed before ends here, or what it says next begins. */
  readonly boundary?: true | undefined;
  /** What the line's own carrier tells of where in the run it was printed. */
  readonly context?: LogContext | undefined;
  /** The process that printed it, where the carrier names one per line: other processes print in between. */
  readonly stream?: string | undefined;
}

export type LogMarker = "error" | "warning" | "notice" | "command" | "debug" | "group" | "end-group";

/** What was read: one per log, also when a zip held many. */
export interface LogSummary {
  source: string;
  envelope: string;
  lines: number;
  bytes: number;
  /** Lines that may be reports in JSON, and were too long to be read whole. */
  cutReports: number;
}
