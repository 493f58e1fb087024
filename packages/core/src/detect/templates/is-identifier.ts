import { DIGIT, kindOf, LETTER } from "./character-kinds.ts";

const LONGEST = 60;
const MOST_DIGITS = 3;
const UNDERSCORE = 0x5f;
const DOT = 0x2e;
const DOLLAR = 0x24;

/** Whether the word at `[start, end)` is a name as programmers give them, `mdb_dn2entry`, `filesystem.Stat`: few digits, no signs but `_.$`. */
export function isIdentifier(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST || kindOf(text.charCodeAt(start)) !== LETTER) return false;
  let [digits, letters] = [0, 0];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === DIGIT) digits += 1;
    else if (kind === LETTER) letters += 1;
    else if (code !== UNDERSCORE && code !== DOT && code !== DOLLAR) return false;
  }
  return digits <= MOST_DIGITS && letters > 2 * digits;
}
