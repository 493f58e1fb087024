/** What a character is to the scanner that finds what varies in a line. */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** May stand inside a word: `.`, `_`, `-`, `/` and the like. */
export const INNER = 3;
/** Ends a word and is a token of its own. */
export const SEPARATOR = 4;

const SEPARATORS = "()[]{}<>,;\"'|=:`";

const KINDS: Uint8Array = new Uint8Array(128).map((_, code) => kindOfAscii(code));

/** The kind of a UTF-16 unit; beyond ASCII all are letters. */
export function kindOf(code: number): number {
  return code < 128 ? (KINDS[code] ?? SPACE) : LETTER;
}

/** Whether a unit is one of `0-9a-fA-F`. */
export function isHexadecimal(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

function kindOfAscii(code: number): number {
  if (code <= 32 || code === 127) return SPACE;
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return LETTER;
  if (/\d/.test(character)) return DIGIT;
  return SEPARATORS.includes(character) ? SEPARATOR : INNER;
}
