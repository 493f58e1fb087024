import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** A problem, with what is needed to look at the code around it. */
export interface Site {
  problem: LocatedProblem;
  engine: TypeScriptEngine;
  repository: VirtualRepository;
  /** The changed files as they were, by the path they have now. */
  textsBefore: ReadonlyMap<string, string>;
}

export type Answer = Omit<Candidate, "origin">;

/** An expert carries a change on; that he takes it back is the exception. */
export const CARRIED_ON = 0.95;
export const TAKEN_BACK = 0.45;
/** What got another name and became something else: its users need more than the name. */
export const CHANGED = 0.28;
export const CHANGED_BACK = 0.2;
