/** What is at hand when the user asks for a fix and nothing more. */
export interface Situation {
  /** A log was copied that was not read yet. */
  hasNewLog: boolean;
  /** The cursor is on a problem. */
  isOnProblem: boolean;
  /** The active editor is a log. */
  isInLog: boolean;
}

/** `pick`: nothing is clear, the user chooses. */
export type Step = "read-clipboard" | "fix-here" | "read-document" | "pick";

/** What the user means: who has just copied a log means that one, else the problem at the cursor. */
export function nextStep({ hasNewLog, isOnProblem, isInLog }: Situation): Step {
  if (hasNewLog) return "read-clipboard";
  if (isOnProblem) return "fix-here";
  return isInLog ? "read-document" : "pick";
}
