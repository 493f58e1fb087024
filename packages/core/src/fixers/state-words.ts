import { wordsOf } from "./words-of.ts";

/** Words for one end of something each: what is deleted is not archived, and what failed was not cancelled. */
const STATES: readonly (readonly string[])[] = [
  ["deleted", "removed", "dropped", "destroyed", "erased", "purged", "trashed", "gone"],
  ["archived", "shelved"],
  ["cancelled", "canceled", "aborted", "stopped", "terminated"],
  ["failed", "failure", "errored", "error", "broken"],
  ["rejected", "denied", "refused", "declined"],
  ["approved", "accepted", "granted", "confirmed"],
  ["expired", "outdated", "stale"],
  ["banned", "blocked", "locked", "disabled", "suspended"],
  ["completed", "complete", "done", "finished", "succeeded", "success"],
  ["paid", "settled"],
  ["refunded", "reimbursed"],
];

/** Whether two names are of different states, of which one at least is an end: `archived` and `deleted`. */
export function areOtherStates(a: string, b: string): boolean {
  return stateOf(a) !== stateOf(b);
}

/** The place of a state in the list; -1 for what is none of them. */
function stateOf(name: string): number {
  const words = wordsOf(name);
  return STATES.findIndex((state) => state.some((word) => words.includes(word)));
}
