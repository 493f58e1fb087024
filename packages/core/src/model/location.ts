/** A place in a source file. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Location {
  /** Repository-relative POSIX path when `inWorkspace`, otherwise the path as the log told it. */
  file: string;
  line: number;
  column?: number;
  endLine?: number;
  /** Exclusive, as compilers report it. */
  endColumn?: number;
  /** True when the path was resolved to a file of the workspace; only such places are ever read or edited. */
  inWorkspace: boolean;
}

/** One frame of a stack trace, innermost first. `own` tells the workspace's code from its dependencies. */
export interface Frame extends Location {
  symbol?: string;
  own: boolean;
}

/** A run of log lines, 1-based and inclusive. `source` names the log when several were read. */
export interface LogRange {
  source?: string;
  startLine: number;
  endLine: number;
}
