/** A gate that opens at most once in so many milliseconds of the clock. */
export function limitRate(milliseconds: number, now: () => number): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - last < milliseconds) return false;
    last = now();
    return true;
  };
}
