import type { Severity } from "../../../model/problem.ts";

/** What went wrong around the code, and the words it is told in. */
export interface EnvironmentKind {
  code: string;
  severity: Severity;
  /** One of these is in every line that the patterns match. */
  literals: readonly string[];
  /** Whole lines, or the starts of lines, that nobody says of anything else. */
  sentences: readonly RegExp[];
  /** Words that count only behind the head of an error message: `fatal: `, `curl: (6) `, `##[error]`. */
  phrases: readonly RegExp[];
  /** What happened and what usually helps, in one sentence. */
  explanation: string;
  /** True where the line only tells that a command ended, for a reason that others may tell better. */
  consequence?: true;
}
