/** The number of a line once a unified diff is applied; of a line that goes, of what then stands in its place. */
export function lineAfter(diff: string, line: number): { line: number; isKept: boolean } {
  let [before, after, isInside] = [1, 1, false];
  for (const row of diff.split("\n")) {
    const [, from, to] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(row) ?? [];
    if (from !== undefined) {
      if (line < Number(from)) break;
      [before, after, isInside] = [Number(from), Number(to), true];
    } else if (isInside && row.startsWith("+")) after += 1;
    else if (isInside && (row.startsWith("-") || row.startsWith(" "))) {
      const isKept = row.startsWith(" ");
      if (before === line) return { line: Math.max(after, 1), isKept };
      before += 1;
      if (isKept) after += 1;
    }
  }
  return { line: line + after - before, isKept: true };
}
