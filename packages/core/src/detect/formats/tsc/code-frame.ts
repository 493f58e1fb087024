import type { LogWindow } from "../format.ts";
import { parsePlace } from "../place.ts";

/** Where a code frame ends, in the log and in the source. */
export interface CodeFrame {
  /** Offset of the first entry after it. */
  to: number;
  endLine?: number;
  /** Exclusive. */
  endColumn?: number;
}

const GUTTER = /^ *(\d{1,9})(?: |$)/;
const ELISION = /^ *\.\.\.(?: |$)/;

/**
 * Reads the source lines and squiggles below a pretty diagnostic; the last squiggle says where the range ends:
 * `12   return items.reduce((sum, item) => sum + item.prise);`
 * `                                                   ~~~~~`
 */
export function readCodeFrame(window: LogWindow, from: number): CodeFrame | undefined {
  const frame: CodeFrame = { to: from };
  let line: number | undefined;
  let textStart = 0;
  for (let offset = from; ; offset++) {
    const text = window.text(offset);
    if (text === undefined || text === "") break;
    const gutter = GUTTER.exec(text);
    if (gutter !== null) {
      line = Number(gutter[1]);
      textStart = gutter[0].trimEnd().length + 1;
    } else if (isSquiggle(text)) {
      if (line !== undefined) mark(frame, line, text.lastIndexOf("~") - textStart + 2);
    } else if (!ELISION.test(text)) {
      break;
    }
    frame.to = offset + 1;
  }
  return line === undefined ? undefined : frame;
}

function mark(frame: CodeFrame, line: number, endColumn: number): void {
  if (endColumn < 1) return;
  frame.endLine = line;
  frame.endColumn = endColumn;
}

function isSquiggle(text: string): boolean {
  return /^[ ~]+$/.test(text);
}

/**
 * Skips what the compiler says about related places, each indented below the diagnostic:
 * `  src/price.ts:7:17 - 'formatPrice' is declared here.` Returns the offset of the first entry after them.
 */
export function skipRelated(window: LogWindow, from: number): number {
  let end = from;
  for (let offset = from; ;) {
    const start = window.text(offset) === "" ? offset + 1 : offset;
    if (!isRelated(window.text(start))) return end;
    offset = start + 1;
    while (window.text(offset)?.startsWith("    ") === true) offset += 1;
    end = offset;
  }
}

/** Whether a line is the head of a related place. */
export function isRelated(text: string | undefined): boolean {
  if (text === undefined || !text.startsWith("  ") || text.startsWith("   ")) return false;
  const separator = text.indexOf(" - ");
  return parsePlace((separator === -1 ? text : text.slice(0, separator)).trim()) !== undefined;
}
