/** The 1-based line of a text and the offset at which it starts; undefined beyond its end. */
export function lineAt(text: string, line: number): { start: number; text: string } | undefined {
  const lines = text.split("\n");
  const own = lines[line - 1];
  if (own === undefined) return undefined;
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return { start, text: own };
}
