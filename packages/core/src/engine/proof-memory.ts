import { createHash } from "node:crypto";
import type { Problem } from "../model/problem.ts";
import { isLintReport } from "../repository/linters/is-lint-report.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { Verification } from "../verify/verify.ts";
import type { Proposal } from "./propose.ts";

/** What was proved on a view. Views never change, so what depends on nothing else stays true. */
export interface ProofMemory {
  recall(proposal: Proposal): Verification | undefined;
  keep(proposal: Proposal, verification: Verification): void;
}

const memories = new WeakMap<VirtualRepository, Map<string, Verification>>();

/** The memory of a view for one set of problems; what a linter has a say in is never kept. */
export function proofMemory(view: VirtualRepository, problems: readonly Problem[]): ProofMemory {
  const memory = memories.get(view) ?? new Map<string, Verification>();
  memories.set(view, memory);
  const all = createHash("sha256")
    .update(JSON.stringify(problems.map(wordsOf)))
    .digest("base64");
  const keyOf = ({ candidate, targets }: Proposal): string | undefined =>
    targets.some(isLintReport)
      ? undefined
      : JSON.stringify([candidate.edits, candidate.command, targets.map(wordsOf), all]);
  return {
    recall(proposal) {
      const key = keyOf(proposal);
      return key === undefined ? undefined : memory.get(key);
    },
    keep(proposal, verification) {
      const key = keyOf(proposal);
      if (key !== undefined) memory.set(key, verification);
    },
  };
}

function wordsOf({ id, tool, code, message, location }: Problem): unknown[] {
  return [id, tool, code, message, location?.file, location?.line, location?.column];
}
