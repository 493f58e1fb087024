import type { Verified } from "./weigh.ts";

const GIVEN = /^Give /;
/** What is given below this merely has the right type, and runs would show what it is. */
const LEAST_GIVEN_CONFIDENCE = 0.3;

/** Whether what failed when it ran fails after an answer, too: its text does not parse yet, or it is handed something that merely fits. */
export function leavesFailing({ candidate, verification }: Verified): boolean {
  if (verification.isBroken === true) return true;
  return GIVEN.test(candidate.title) && candidate.confidence < LEAST_GIVEN_CONFIDENCE;
}
