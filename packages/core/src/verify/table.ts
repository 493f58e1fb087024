import type { ProofCheck } from "./proof.ts";
import { lint } from "./proofs/lint.ts";
import { parses } from "./proofs/parses.ts";
import { policy } from "./proofs/policy.ts";
import { types } from "./proofs/types.ts";

/** Every check of a single candidate, cheapest first. The command proof runs once, on all chosen solutions together. */
export const PROOFS: readonly ProofCheck[] = [parses, policy, types, lint];
