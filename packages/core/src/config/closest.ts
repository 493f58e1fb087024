/**
 * The candidate a misspelled word most likely stands for, or undefined when none is near or several are equally near.
 * Case, `-`, `_` and `.` do not count (`thresholdLevel`), and a missing end or beginning is forgiven (`token` for `token_env`).
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ candidate, distance: distance(simplify(word), simplify(candidate)) }))
    .filter((entry) => entry.distance <= Math.max(1, Math.floor(simplify(entry.candidate).length / 3)))
    .toSorted((a, b) => a.distance - b.distance);
  const [best, second] = near;
  if (best !== undefined) return best.distance === second?.distance ? undefined : best.candidate;
  const related = candidates.filter((candidate) => isPartOf(word, candidate));
  return related.length === 1 ? related[0] : undefined;
}

function simplify(word: string): string {
  return word.slice(0, 64).toLowerCase().replace(/[-_.]/g, "");
}

function isPartOf(word: string, candidate: string): boolean {
  const lower = word.toLowerCase();
  return lower !== "" && (candidate.startsWith(`${lower}_`) || candidate.endsWith(`_${lower}`));
}

/** Optimal string alignment: insertions, deletions, substitutions, and neighbours swapped. */
function distance(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, index) => index),
  ];
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
