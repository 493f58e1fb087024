/** A slip that was made in a file, and what tells of it. */
export interface MadeSlip {
  kind: string;
  /** Path in the workspace. */
  file: string;
  before: string;
  broken: string;
  /** What the compiler, or the command that is asked for, prints of it. */
  log: string;
  /** The compiler's errors, `TS2304 src/a.ts:3:1`. */
  errors: readonly string[];
}
