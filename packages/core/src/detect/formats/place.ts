import { isOwnPath } from "../own-path.ts";
import type { FrameClaim, PathClaim } from "./format.ts";

/** Longer runs of digits are no line numbers; the bound keeps every number exact. */
const MAX_DIGITS = 9;
const FILE_SCHEME = "file://";

/**
 * Reads a text that is a path with its position, e.g. `src/cart.ts:12:49`, `D:\a\shop\cart.ts:3` or
 * `file:///home/shop/cart.js:7:11`. Undefined when it does not end in a line number or names no path.
 */
export function parsePlace(text: string): PathClaim | undefined {
  const last = trailingNumber(text, text.length);
  if (last === undefined) return undefined;
  const before = trailingNumber(text, last.start - 1);
  const path = toPath(text.slice(0, (before ?? last).start - 1));
  if (path === "") return undefined;
  if (before === undefined) return claim(path, last.value, undefined);
  return claim(path, before.value, last.value);
}

/** A claim about a position; tools that know no line print 0, which stands for the file as a whole: line 1, no column. */
export function claim(path: string, line: number, column: number | undefined): PathClaim {
  if (line < 1) return { path, line: 1 };
  return column === undefined || column < 1 ? { path, line } : { path, line, column };
}

/** The place of the innermost frame in the project's own code. */
export function ownPlace(frames: readonly FrameClaim[]): PathClaim | undefined {
  const frame = frames.find(({ path }) => isOwnPath(path));
  return frame === undefined ? undefined : placeOfFrame(frame);
}

export function placeOfFrame({ symbol: _, ...place }: FrameClaim): PathClaim {
  return place;
}

/** Decodes `file:` URLs; other texts stay as they are. */
export function toPath(text: string): string {
  if (!text.startsWith(FILE_SCHEME)) return text;
  const path = text.slice(FILE_SCHEME.length).split(/[?#]/, 1)[0] ?? "";
  const local = /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
  try {
    return decodeURIComponent(local);
  } catch {
    return local;
  }
}

/** The number that ends right before `end`, when a colon stands before it. */
function trailingNumber(text: string, end: number): { value: number; start: number } | undefined {
  let start = end;
  while (start > 0 && end - start <= MAX_DIGITS && isDigit(text.charCodeAt(start - 1))) start -= 1;
  if (start === end || end - start > MAX_DIGITS || text[start - 1] !== ":") return undefined;
  return { value: Number(text.slice(start, end)), start };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
