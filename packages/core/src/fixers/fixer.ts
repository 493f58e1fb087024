import type { Candidate } from "../model/candidate.ts";
import type { LocatedProblem, Problem } from "../model/problem.ts";
import type { WorkspaceChange } from "../repository/change/workspace-change.ts";
import type { Linter } from "../repository/linters/linter.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

export interface FixerContext {
  repository: VirtualRepository;
  /** The workspace's own linters and formatters; absent unless the workspace is trusted. */
  linter?: Linter;
  /** What was changed in the workspace since a commit that worked, read at the first call; undefined without a history. */
  change?: () => Promise<WorkspaceChange | undefined>;
  /** All problems that are asked about, for answers that serve several at once. */
  problems?: readonly Problem[];
}

/**
 * Makes candidates for one kind of problem. Never writes, never verifies; what it cannot answer it leaves out.
 * A `Fixer<Problem>` also answers problems without a place in the workspace.
 */
export interface Fixer<Kind extends Problem = LocatedProblem> {
  /** Folder name, also the candidates' origin. */
  readonly id: string;
  readonly title: string;
  handles(problem: Kind): boolean;
  propose(problem: Kind, context: FixerContext): Promise<Candidate[]>;
}
