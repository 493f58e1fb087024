import type { Candidate } from "../model/candidate.ts";
import type { Proof } from "../model/verdict.ts";
import type { Problem } from "../model/problem.ts";
import type { WorkspaceChange } from "../repository/change/workspace-change.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { Verification } from "../verify/verify.ts";

/** What all checks said of a candidate that was tried. */
export interface Trial {
  candidate: Candidate;
  verification: Verification;
}

/** What a provider may look at. Nothing that it is given writes or runs anything. */
export interface ProviderContext {
  repository: VirtualRepository;
  /** What was changed in the workspace since a commit that worked; undefined without a history. */
  change?: () => Promise<WorkspaceChange | undefined>;
  /** All problems of the run. */
  problems: readonly Problem[];
  /** What was tried for the problem so far. */
  trials: readonly Trial[];
  /** Patterns of files that no fix may touch. */
  protectedPaths: readonly string[];
  /** What all checks say of a candidate, which is not offered for it. */
  tryOut(candidate: Candidate): Promise<Verification>;
  /** Tells the user about the run, in a sentence. */
  note(sentence: string): void;
  signal?: AbortSignal;
}

/** What a provider may look at that writes a test of a fix. */
export interface TestContext extends Omit<ProviderContext, "tryOut"> {
  /** How a test does: whether it fails without the fix and passes with it. */
  tryTest(candidate: Candidate): Promise<Proof[]>;
}

/**
 * Makes candidates from outside the core, e.g. by a model, where no fixer has a proved one. They are proved as all others
 * are; commands, and edits of protected files, are dropped. One that throws has no answer.
 */
export interface CandidateProvider {
  propose(problem: Problem, context: ProviderContext): Promise<Candidate[]>;
  /**
   * A new test that a fix needs to pass, as a candidate that makes one file; asked only where the workspace is trusted, for a
   * test is run to prove it.
   */
  proposeTest?(problem: Problem, fix: Candidate, context: TestContext): Promise<Candidate[]>;
}

/** Knows what the user did with fixes before. It costs nothing and is asked first. */
export interface CandidateMemory {
  /** What the user took for the same problem before, if it passes all checks again. */
  recall(problem: Problem, context: ProviderContext): Promise<Candidate[]>;
  /** Whether the user turned this change down for the problem before, whoever proposes it again. */
  isTurnedDown(
    problem: Problem,
    candidate: Candidate,
    context: Pick<ProviderContext, "repository">,
  ): Promise<boolean>;
}
