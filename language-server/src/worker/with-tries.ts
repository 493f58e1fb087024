import { isHostEnd } from "./host-error.ts";

/** A host that dies twice of the same would do so again. */
const MOST_TRIES = 2;

/** Asks again where a host ended before it answered: the next call starts a new one. */
export async function withTries<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isHostEnd(error) || tries >= MOST_TRIES) throw error;
    }
  }
}
