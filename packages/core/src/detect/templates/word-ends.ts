import { INNER, kindOf, LETTER } from "./character-kinds.ts";

const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
const QUOTE = 0x27;

/** `depth........7`: whether dots that lead from a name to its value begin here, behind a word. */
export function isLeader(text: string, start: number, at: number): boolean {
  if (text.charCodeAt(at + 1) !== DOT || text.charCodeAt(at + 2) !== DOT) return false;
  return kindOf(text.charCodeAt(start)) === LETTER;
}

/** `don't`: whether a sign stands between letters. */
export function isApostrophe(text: string, code: number, at: number): boolean {
  return (
    code === QUOTE &&
    kindOf(text.charCodeAt(at - 1)) === LETTER &&
    at + 1 < text.length &&
    kindOf(text.charCodeAt(at + 1)) === LETTER
  );
}

/** Where a word ends without the signs behind it. */
export function trimEnd(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && isClosing(text.charCodeAt(stop - 1))) stop -= 1;
  return stop;
}

/** Signs before a word are tokens; before a number, and where a path begins, they belong to it. */
export function trimStart(text: string, start: number, end: number): number {
  let first = start;
  while (first < end && isClosing(text.charCodeAt(first))) first += 1;
  if (first === start) return start;
  const code = text.charCodeAt(first);
  if (text.charCodeAt(first - 1) === DOT && kindOf(code) === LETTER) return start;
  return code === SLASH || (code >= 48 && code <= 57) ? start : first;
}

/** `.`, `!`, `?`, `*`, `-`, `_`, `%`, `~`, `&`, `^`, `#`, `+`, `@`, `$` at a word's end; not the slash of a folder. */
function isClosing(code: number): boolean {
  return kindOf(code) === INNER && code !== SLASH && code !== BACKSLASH;
}
