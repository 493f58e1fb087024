import type { LogWindow } from "../format.ts";

/** npm's error lines, without their prefix. */
export interface ErrorBlock {
  from: number;
  to: number;
  lines: string[];
}

const PREFIXES = ["npm error", "npm ERR!"];
const MAX_LINES = 200;

/** Reads the run of `npm error …` lines (`npm ERR! …` before npm 10) around an entry. */
export function readErrorBlock(window: LogWindow): ErrorBlock | undefined {
  if (parseErrorLine(window.text(0)) === undefined) return undefined;
  let from = 0;
  while (parseErrorLine(window.text(from - 1)) !== undefined) from -= 1;
  const lines: string[] = [];
  let offset = from;
  for (; offset < from + MAX_LINES; offset++) {
    const line = parseErrorLine(window.text(offset)) ?? (joins(window, offset) ? "" : undefined);
    if (line === undefined) break;
    lines.push(line);
  }
  return { from, to: offset, lines };
}

function parseErrorLine(text: string | undefined): string | undefined {
  const prefix = PREFIXES.find((known) => text === known || text?.startsWith(`${known} `) === true);
  return prefix === undefined ? undefined : text?.slice(prefix.length + 1).trimEnd();
}

/** Up to npm 9 an empty line, or a warning and one, stand before the last lines of a block. */
function joins(window: LogWindow, offset: number): boolean {
  const text = window.text(offset);
  if (text?.startsWith("npm WARN ") === true) return joins(window, offset + 1);
  return text === "" && parseErrorLine(window.text(offset + 1)) !== undefined;
}
