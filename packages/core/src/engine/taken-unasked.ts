import type { Solution } from "../model/solution.ts";

/**
 * Whether a fix is taken without being named: what is proved, and with `all` what is plausible and brings no new errors. A command
 * and what takes a change back are left to the user.
 */
export function isTakenUnasked({ verdict, changes, reverts }: Solution, all: boolean): boolean {
  if (changes.length === 0 || reverts !== undefined) return false;
  return verdict.status === "proved" || (all && !bringsErrors(verdict));
}

/** Whether a check told of errors that it leaves behind. */
export function bringsErrors({ proofs }: Solution["verdict"]): boolean {
  return proofs.some(({ status }) => status === "failed");
}
