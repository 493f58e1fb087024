import type { SuggestedCommand } from "./command.ts";
import type { FileEdit } from "./edit.ts";

/** A possible fix, not yet proved. */
export interface Candidate {
  title: string;
  /** Empty where the answer is a command. */
  edits: FileEdit[];
  command?: SuggestedCommand;
  /** The fixer or provider that made it, e.g. `typescript/code-fix`. */
  origin: string;
  /** Why this edit answers the problem, in a sentence. */
  rationale: string;
  /** 0..1: how often this kind of candidate is what an expert would have written. Decides between rivals that pass equally. */
  confidence: number;
  /** Candidates of equal meaning are no rivals, however their edits differ. Default: the edits themselves. */
  meaning?: string;
  /** The commit whose lines it puts back: what was changed since may be meant, so it is offered last and never taken unasked. */
  reverts?: string;
  /** What the user did with it for the same problem before: what he turned down is offered last and never taken unasked. */
  opinion?: "taken" | "turned-down";
}
