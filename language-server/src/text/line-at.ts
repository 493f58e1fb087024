/** The text of a line, 0-based, without its end; undefined past the text's last line. */
export function lineAt(text: string, starts: readonly number[], line: number): string | undefined {
  const start = starts[line];
  if (start === undefined) return undefined;
  return text.slice(start, starts[line + 1] ?? text.length).replace(/[\r\n]+$/, "");
}
