/** The number of line ends in a text. */
export function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** A range so many lines further down. */
export function movedBy<Range extends { startLine: number; endLine: number }>(
  range: Range,
  lines: number,
): Range {
  return { ...range, startLine: range.startLine + lines, endLine: range.endLine + lines };
}
