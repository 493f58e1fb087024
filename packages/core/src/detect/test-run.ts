/**
 * What a test runner says at the start of a run, and at its end. A log pays for each line that holds a literal: those of
 * single tests are in too many.
 */
export interface TestRunMarks {
  /** Formats whose findings count, however the run ended: tests that passed when they were tried again. */
  readonly tools?: readonly string[];
  /** Literals of its lines. */
  readonly glance: readonly string[];
  /** A line that begins a run. */
  readonly starts?: RegExp;
  /** The runner's name in the command that a script's runner shows: `> mocha --exit`. */
  readonly command?: RegExp;
  /**
   * Whether a run may begin without any such line: traces below the last command, or the last run, are then of its tests.
   */
  readonly isUnannounced?: true;
  /** Whether it is what a build tool says, below the runs of its tests. */
  readonly holdsRuns?: true;
  /** A line that says that it tries only what failed in the run before it. */
  readonly retries?: RegExp;
  /** Formats whose failed tests were tried again, where it passed all the same. */
  readonly retried?: readonly string[];
  readonly passed: RegExp;
  /** The next line with text, where only that tells that it passed. */
  readonly below?: RegExp;
  /** Lines close to those, if any test failed after all. */
  readonly failed: RegExp;
}
