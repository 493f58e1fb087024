import type { PathClaim } from "./format.ts";
import { claim } from "./place.ts";

/** A line that begins with a place, and what it says about it. */
export interface PlaceLine {
  place: PathClaim;
  /** Whether the line tells a line number. */
  isExact: boolean;
  /** What follows the place, without the colon and space between. */
  text: string;
}

const NUMBERS = /^(?::(\d{1,9}))?(?::(\d{1,9}))?(?::(\d{1,9}):(\d{1,9}))?: ?/;
/** Of Bison, Vala and others that count as GNU does: `:3.6-8: `, `:1.19-2.4: `. */
const DOTTED = /^:(\d{1,9})\.(\d{1,9})(?:-(?:(\d{1,9})\.)?(\d{1,9}))?: ?/;
/** Of routes, folders may be named `[id]` or `(group)`. */
const PATH =
  /^(?:[\p{L}\p{N}_.@~/\\]|[[(][\w.-]{1,60}[\])](?=[/\\]))(?:[^"'`<>|*?(){}=;,]|(?<=[/\\])\([\w.-]{1,60}\)(?=[/\\]))*[\p{L}\p{N}_\-+\])]$/u;
/** Longer runs before a colon are no paths. */
const MAX_PATH = 400;

/**
 * Reads `src/cart.c:12:49: error: …`, also without column or line, with an end (`src/cart.py:11:16:11:21: …`, `cart.y:3.6-8: …`), or with a
 * drive (`D:\a\shop\cart.c:3: …`). Undefined where what is before the colon cannot be a file's path.
 */
export function parsePlaceLine(line: string): PlaceLine | undefined {
  const colon = line.indexOf(":", /^[A-Za-z]:[\\/]/.test(line) ? 2 : 0);
  const path = line.slice(0, colon);
  if (colon < 1 || !isPath(path)) return undefined;
  const rest = line.slice(colon);
  const dotted = readDotted(path, rest);
  if (dotted !== undefined) return dotted;
  const numbers = NUMBERS.exec(rest);
  if (numbers === null) return undefined;
  const [head, first, column, endLine, endColumn] = numbers;
  const place = claim(path, Number(first ?? 0), column === undefined ? undefined : Number(column));
  if (endLine !== undefined && endColumn !== undefined) {
    place.endLine = Number(endLine);
    place.endColumn = Number(endColumn);
  }
  return { place, isExact: first !== undefined, text: rest.slice(head.length) };
}

function readDotted(path: string, rest: string): PlaceLine | undefined {
  const [head, line, column, endLine = line, endColumn] = DOTTED.exec(rest) ?? [];
  if (head === undefined) return undefined;
  const place = claim(path, Number(line), Number(column));
  if (endColumn !== undefined) {
    place.endLine = Number(endLine);
    place.endColumn = Number(endColumn);
  }
  return { place, isExact: true, text: rest.slice(head.length) };
}

function isPath(text: string): boolean {
  return text.length < MAX_PATH && PATH.test(text) && !text.includes("  ");
}
