import type { LineReader } from "../line-reader.ts";

const NAME = /^\.{0,2}[\w/~-][\w./~-]{0,300}\.(?:tex|sty|cls|ltx|bbl|aux|cfg|def|toc)\b/;
const MAX_LINES = 200;

/** The file that TeX is reading, which it names behind a bracket that it has not closed yet. */
export function openFile(textAt: LineReader): string | undefined {
  let closed = 0;
  for (let offset = -1; offset >= -MAX_LINES; offset--) {
    const text = textAt(offset);
    if (text === undefined) return undefined;
    for (let at = text.length - 1; at >= 0; at--) {
      if (text[at] === ")") closed += 1;
      if (text[at] !== "(") continue;
      if (closed > 0) closed -= 1;
      else {
        const name = NAME.exec(text.slice(at + 1))?.[0];
        if (name !== undefined) return name;
      }
    }
  }
  return undefined;
}
