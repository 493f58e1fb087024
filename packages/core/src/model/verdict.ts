/** `policy`: the edit solves the problem instead of silencing it. */
export type ProofKind = "applies" | "policy" | "parses" | "types" | "lint" | "command";
export type ProofStatus = "passed" | "failed" | "skipped";

/** What one check saw before and after the candidate's edits. */
export interface Proof {
  kind: ProofKind;
  status: ProofStatus;
  /** What was checked or why it was not, in a sentence. */
  detail: string;
  /** Count of complaints in what was checked, without and with the edits. */
  before?: number;
  after?: number;
  ms: number;
}

export type VerdictStatus = "proved" | "plausible" | "refuted";

/** How far proof went, weakest first. */
export const VERDICT_LEVELS = ["none", "applies", "parses", "types", "lint", "command"] as const;
export type VerdictLevel = (typeof VERDICT_LEVELS)[number];

export interface Verdict {
  status: VerdictStatus;
  level: VerdictLevel;
  proofs: Proof[];
  /** Why a verdict is not `proved`, when it could have been. */
  reason?: string;
}
