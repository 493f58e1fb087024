/** `dependencies`: what is installed. `expectations`: what tests expect, e.g. snapshots. `files`: sources, as a formatter does. */
export const COMMAND_EFFECTS = ["dependencies", "expectations", "files"] as const;
export type CommandEffect = (typeof COMMAND_EFFECTS)[number];

/** What a user can run to solve a problem. It is shown, and never run unasked. */
export interface SuggestedCommand {
  /** As typed into a shell, e.g. `npm install zod`. */
  line: string;
  /** Folder to run it in, repository-relative POSIX; empty for the root. */
  folder: string;
  /** What it changes. */
  changes: CommandEffect;
}
