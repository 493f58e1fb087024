/** How well found groups are those of the truth; each from 0 to 1. */
export interface GroupingAccuracy {
  /** Share of lines whose group holds just the lines of their true group (Zhu et al., ICSE-SEIP 2019). */
  ga: number;
  /** Harmonic mean of the shares of found and of true groups that are just equal (Jiang et al., ISSTA 2024). */
  fga: number;
}

/** Compares two groupings of the same lines, each given as the name of every line's group. */
export function groupingAccuracy(truth: readonly string[], found: readonly string[]): GroupingAccuracy {
  const trueSizes = sizes(truth);
  const foundSizes = sizes(found);
  const shared = sizes(truth.map((label, line) => `${label}\0${found[line]}`));
  let lines = 0;
  let groups = 0;
  for (const [pair, size] of shared) {
    const [label = "", name = ""] = pair.split("\0");
    if (trueSizes.get(label) !== size || foundSizes.get(name) !== size) continue;
    lines += size;
    groups += 1;
  }
  const [precision, recall] = [groups / foundSizes.size, groups / trueSizes.size];
  return {
    ga: lines / truth.length,
    fga: groups === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function sizes(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
