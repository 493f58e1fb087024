import type { SuggestedCommand } from "./command.ts";
import type { TextEdit } from "./edit.ts";
import type { Verdict } from "./verdict.ts";

export interface Change {
  /** Repository-relative POSIX path. */
  file: string;
  edits: TextEdit[];
  /** Where the file is not there yet. */
  created?: true;
  /** Unified diff of this file alone, as `git apply` takes it. */
  diff: string;
}

export type SolutionState = "generated" | "validated" | "suggested" | "deployed";

/** A candidate with its verdict: what is offered to the user. */
export interface Solution {
  id: string;
  /** The problems that vanish with this solution, the one it was made for first. */
  problemIds: string[];
  title: string;
  description: string;
  /** Empty where the answer is a command. */
  changes: Change[];
  command?: SuggestedCommand;
  /** The commit whose lines it puts back; such a solution is never taken unasked. */
  reverts?: string;
  confidence: number;
  origin: string;
  verdict: Verdict;
  state: SolutionState;
}
