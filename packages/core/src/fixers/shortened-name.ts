import { wordsOf } from "./words-of.ts";

const SHORTEST = 3;
/** Who leaves one letter out slips. */
const FEWEST_CUT = 2;

/** Whether a name is another one with words that are cut short: `rowIdx` and `rowIndex`, `req` and `request`. */
export function isShortened(short: string, long: string): boolean {
  const [own, whole] = [wordsOf(short), wordsOf(long)];
  return (
    own.length === whole.length &&
    short.length < long.length &&
    own.every((word, index) => word === whole[index] || isCutShort(word, whole[index] ?? ""))
  );
}

/** All letters of a word, in their order, are in the other one, which begins with the same. */
function isCutShort(word: string, whole: string): boolean {
  if (word.length < SHORTEST || word[0] !== whole[0] || whole.length - word.length < FEWEST_CUT) return false;
  let at = 0;
  for (const letter of whole) if (letter === word[at]) at += 1;
  return at === word.length;
}
