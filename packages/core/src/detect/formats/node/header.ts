import type { LogWindow, PathClaim } from "../format.ts";
import { isOwnPath } from "../../own-path.ts";
import { parsePlace } from "../place.ts";

/** Source excerpt that Node prints above an uncaught error. */
export interface Header {
  /** Offset of the first entry below it. */
  to: number;
  /** The marked code, when the header points into a file. */
  place?: PathClaim;
}

const CARETS = /^\s*(\^+)$/;
const NO_FILE = ["node:", "internal/", "<"];
const NO_SCRIPT = /^(?:<anonymous_script>|undefined):\d{1,9}$/;
const MAX_SOURCE_LINES = 24;
/** Node shows the marked line, and of TypeScript some lines above it. */
const MAX_SHOWN_LINES = 3;
const MAX_EMPTY_LINES = 6;
/** Of TypeScript that it cannot strip, Node shows the line below as well. */
const UNSTRIPPED = /^SyntaxError \[ERR_\w{1,40}_TYPESCRIPT_SYNTAX\]: /;

/**
 * Reads the three lines above an uncaught error, given the one with the carets:
 * `/home/runner/work/shop/shop/src/price.js:4`
 * `    throw new TypeError("not a price");`
 * `          ^`
 */
export function readHeader(window: LogWindow): Header | undefined {
  const header = readMarkedSource(window, 0);
  if (header === undefined) return undefined;
  return header.place === undefined ? (readSecondHeader(window, header.to) ?? header) : header;
}

function readMarkedSource(window: LogWindow, caretOffset: number): Header | undefined {
  const carets = CARETS.exec(window.text(caretOffset)?.trimEnd() ?? "");
  const at = carets === null ? undefined : findSourceLine(window, caretOffset);
  if (carets === null || at === undefined) return undefined;
  if (at === "no-file") return { to: caretOffset + 1 };
  const length = carets[1]?.length ?? 1;
  const column = carets[0].length - length + 1;
  const end = length > 1 ? { endLine: at.line, endColumn: column + length } : {};
  return { to: skipShown(window, caretOffset + 1), place: { ...at, column, ...end } };
}

function skipShown(window: LogWindow, from: number): number {
  for (let offset = from; offset <= from + MAX_SHOWN_LINES; offset++)
    if (window.text(offset)?.trim() === "")
      return UNSTRIPPED.test(window.text(offset + 1) ?? "") ? offset : from;
  return from;
}

function findSourceLine(window: LogWindow, caretOffset: number): PathClaim | "no-file" | undefined {
  for (let shown = 1; shown <= MAX_SHOWN_LINES; shown++) {
    const at = parseSourceLine(window.text(caretOffset - shown - 1));
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Below an excerpt of Node's own code stands one of the program when TypeScript cannot be stripped. */
function readSecondHeader(window: LogWindow, from: number): Header | undefined {
  const start = skipEmpty(window, from);
  const at = parseSourceLine(window.text(start));
  const marked = at === undefined ? undefined : readMarkedSource(window, start + 2);
  if (marked !== undefined || at === undefined || at === "no-file") return marked;
  for (let offset = start + 1; offset < start + MAX_SOURCE_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (text === "") return { to: offset, place: at };
  }
  return undefined;
}

/**
 * Where a file ends too early no code is marked: above the error at 0 stand its last line and three empty ones.
 * Nor is an empty line of JSON: `<anonymous_script>:2` (once `undefined:2`) and two empty ones.
 */
export function readEndOfFile(window: LogWindow): Header | undefined {
  let above = -1;
  while (above > -MAX_EMPTY_LINES && window.text(above)?.trim() === "") above -= 1;
  const at = above === -1 ? undefined : parseSourceLine(window.text(above));
  if (at !== undefined && at !== "no-file") return { to: 0, place: at };
  return NO_SCRIPT.test(window.text(above) ?? "") && above < -1 ? { to: 0 } : undefined;
}

/** Offset of the next entry that is not empty, at most two further on. */
export function skipEmpty(window: LogWindow, from: number): number {
  let offset = from;
  while (offset < from + 2 && window.text(offset) === "") offset += 1;
  return offset;
}

function parseSourceLine(text: string | undefined): PathClaim | "no-file" | undefined {
  if (text === undefined || /^\s/.test(text)) return undefined;
  const place = parsePlace(text);
  if (place === undefined || place.column !== undefined) return undefined;
  if (NO_FILE.some((prefix) => place.path.startsWith(prefix)) || /^\[.*\]$/.test(place.path))
    return "no-file";
  return /[\\/]/.test(place.path) ? place : undefined;
}

/** Whether a header's place is worth naming before any frame: it lies in the project's own code. */
export function pointsToOwnCode(header: Header): header is Header & { place: PathClaim } {
  return header.place !== undefined && isOwnPath(header.place.path);
}
