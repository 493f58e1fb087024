import type { LineReader } from "../line-reader.ts";

const NAME = /^\.{0,2}[\w/~-][\w./~-]{0,300}\.(?:tex|sty|cls|ltx|bbl|aux|cfg|def|toc)\b/;
const MAX_ABOVE = 200;

/** The files that TeX is reading: it opens a bracket and names one, and closes the bracket behind it. */
export interface OpenFiles {
  /** Sees a line that TeX printed. */
  see(text: string): void;
  innermost(): string | undefined;
}

/** Knows the file that is open at a line from those above it. */
export function openFilesAt(text: LineReader): OpenFiles {
  const open: (string | undefined)[] = [fileAbove(text)];
  return {
    see(line) {
      for (const { 0: bracket, index } of line.matchAll(/[()]/g)) {
        if (bracket === "(") open.push(NAME.exec(line.slice(index + 1))?.[0]);
        else if (open.length > 1) open.pop();
      }
    },
    innermost: () => open.findLast((name) => name !== undefined),
  };
}

function fileAbove(textAt: LineReader): string | undefined {
  let closed = 0;
  for (let offset = -1; offset >= -MAX_ABOVE; offset--) {
    const text = textAt(offset);
    if (text === undefined) return undefined;
    for (let at = text.length - 1; at >= 0; at--) {
      if (text[at] === ")") closed += 1;
      if (text[at] !== "(") continue;
      const name = closed > 0 ? undefined : NAME.exec(text.slice(at + 1))?.[0];
      if (name !== undefined) return name;
      if (closed > 0) closed -= 1;
    }
  }
  return undefined;
}
