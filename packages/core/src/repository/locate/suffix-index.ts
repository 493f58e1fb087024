/** Finds files by the end of their path. Built once in n log n, asked in log n. */
export interface SuffixIndex {
  /** The file that is exactly this path, or several where the index folds their names together. */
  exactly(path: string): readonly string[];
  /** Every file whose path ends in these whole segments, `src/a.ts` → `packages/a/src/a.ts`, in no certain order. */
  endingIn(path: string): readonly string[];
}

interface Row {
  /** Segments in reverse order, each closed by a slash: `a.ts/src/`. Equal ends are then equal beginnings, which sort together. */
  key: string;
  file: string;
}

/** `fold` maps spellings that are to count as one to the same text; the identity by default. */
export function createSuffixIndex(
  files: readonly string[],
  fold: (path: string) => string = same,
): SuffixIndex {
  const rows = files.map((file): Row => ({ key: reversed(fold(file)), file }));
  rows.sort((a, b) => compare(a.key, b.key));
  return {
    exactly(path) {
      const key = reversed(fold(path));
      return slice(rows, key, (candidate) => candidate === key);
    },
    endingIn(path) {
      const key = reversed(fold(path));
      return slice(rows, key, (candidate) => candidate.startsWith(key));
    },
  };
}

function slice(rows: readonly Row[], key: string, matches: (key: string) => boolean): string[] {
  const found: string[] = [];
  for (let index = firstNotBelow(rows, key); index < rows.length; index++) {
    const row = rows[index];
    if (row === undefined || !matches(row.key)) break;
    found.push(row.file);
  }
  return found;
}

function firstNotBelow(rows: readonly Row[], key: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.key ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reversed(path: string): string {
  return `${path.split("/").toReversed().join("/")}/`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function same(path: string): string {
  return path;
}
