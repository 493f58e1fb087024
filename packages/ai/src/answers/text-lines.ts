/** A line with its place; `end` is before its line break. */
export interface TextLine {
  text: string;
  start: number;
  end: number;
}

/** The lines of a text. One that ends with a line break has no empty line behind it. */
export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < text.length) {
    const at = text.indexOf("\n", start);
    const stop = at === -1 ? text.length : at;
    const end = text.charAt(stop - 1) === "\r" && stop > start ? stop - 1 : stop;
    lines.push({ text: text.slice(start, end), start, end });
    start = stop + 1;
  }
  return lines;
}

/** The line break that a text uses first. */
export function lineBreakOf(text: string): "\n" | "\r\n" {
  return /\r?\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n";
}
