/** What the command line names. */
export interface MonitorTarget {
  words: readonly string[];
  /** Whether the words are a command with its arguments. */
  isCommand: boolean;
}
