/** 0..1: how likely one name became the other: a slip of the keyboard, another letter case, or shared words. */
export function nameLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.toLowerCase() === b.toLowerCase()) return 0.95;
  const distance = editDistance(a, b);
  const slip = 1 - distance / Math.max(a.length, b.length);
  return Math.max(distance <= 2 && slip >= 0.6 ? Math.max(slip, 0.85) : slip * 0.5, sharedWords(a, b) * 0.9);
}

/** Damerau–Levenshtein distance with adjacent transpositions (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + cost,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** Share of words in common, over camelCase, snake_case and kebab-case. */
function sharedWords(a: string, b: string): number {
  const first = new Set(wordsOf(a));
  const second = new Set(wordsOf(b));
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared / (first.size + second.size - shared);
}

function wordsOf(name: string): string[] {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|[_\-.\s]+/);
  return words.map((word) => word.toLowerCase()).filter((word) => word !== "");
}
