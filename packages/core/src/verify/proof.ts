import type { Candidate } from "../model/candidate.ts";
import type { Problem } from "../model/problem.ts";
import type { Proof, ProofKind } from "../model/verdict.ts";
import type { Linter } from "../repository/linters/linter.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

/** What one check of a candidate came to. */
export interface ProofOutcome extends Omit<Proof, "kind" | "ms"> {
  /** Ids of the problems that the check saw vanish. */
  resolved?: string[];
  /** The complaints that came up where the target is gone. */
  followUps?: readonly TypeDiagnostic[];
  /** Whether nothing is worse with them: no more came up than went, and none in what the candidate wrote. */
  bearable?: boolean;
  /** Whether some test runs the edited code, as far as imports tell. */
  isTested?: boolean;
  /** Whether a file that the candidate edits does not parse yet. */
  isBroken?: boolean;
  /** Why a pass is less than it looks, e.g. because types are unknown where dependencies are missing. */
  weakness?: string;
}

/** What a check may look at. `before` is the view without the candidate's edits, `after` the one with them. */
export interface ProofInput {
  candidate: Candidate;
  target: Problem;
  /** All problems of the run: what else vanishes tells the root cause. */
  problems: readonly Problem[];
  before: VirtualRepository;
  after: VirtualRepository;
  linter?: Linter;
}

/** One way to check a candidate; the order of the table is the order of the checks, cheapest first. */
export interface ProofCheck {
  readonly kind: ProofKind;
  /** A check that does not apply is skipped without a word. */
  applies(input: ProofInput): boolean;
  run(input: ProofInput): Promise<ProofOutcome>;
}
