/** A row of a list of tests: its name, and whether it passed. */
export interface Row {
  /** Rows of one list have the same. */
  layout: string;
  name: string;
  isFailed: boolean;
  /** What the row says of the failure. */
  message?: string;
  /** Whether rows of other lists look like it, too: it wants a count of failures. */
  isLoose?: true;
}
