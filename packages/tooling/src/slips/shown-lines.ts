const MOST_LINES = 12;
/** Before the slip, with it, repaired by `fix --all`, by `fix`. */
const MARKS = ["=", "-", "a", "p"];

/** The lines in which several texts are not the same, each marked by which it is of. */
export function shownLines(texts: readonly string[]): string[] {
  const all = texts.map((text) => text.split("\n"));
  const isSame = (at: (lines: readonly string[]) => string | undefined): boolean =>
    new Set(all.map(at)).size === 1;
  const shortest = Math.min(...all.map(({ length }) => length));
  let head = 0;
  while (head < shortest && isSame((lines) => lines[head])) head += 1;
  let tail = 0;
  while (tail < shortest - head && isSame((lines) => lines[lines.length - 1 - tail])) tail += 1;
  return all.flatMap((lines, index) =>
    lines
      .slice(head, lines.length - tail)
      .slice(0, MOST_LINES)
      .map((line) => `  ${MARKS[index]} ${line}`),
  );
}
