const MOST_CRASHES = 4;
const WITHIN_MS = 180_000;

/** Whether a server that crashed just now is started again: not after the fifth crash in three minutes of the clock. */
export function createRestartPolicy(now: () => number): () => boolean {
  let crashes: number[] = [];
  return () => {
    crashes = [...crashes.filter((time) => now() - time < WITHIN_MS), now()];
    return crashes.length <= MOST_CRASHES;
  };
}
