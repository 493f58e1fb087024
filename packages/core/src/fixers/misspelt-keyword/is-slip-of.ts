import { editDistance } from "../edit-distance.ts";

const SHORTEST_DROPPED = 4;
const SHORTEST_EXCHANGED = 5;
const SHORTEST_INSERTED = 5;
const SHORTEST_TURNED_TWICE = 6;
const SHORTEST_FOR_TWO_SLIPS = 8;

/**
 * Whether a name that is nowhere is a word of the language that was mistyped. Most words of four letters are one letter
 * from another word (`tree` from `true`, `returns` from `return`), so that a short one must have all its letters, or all
 * but one, and none at its end that it has not.
 */
export function isSlipOf(name: string, word: string): boolean {
  if (name === word) return false;
  const distance = editDistance(name, word);
  if (haveSameLetters(name, word))
    return distance === 1 || (distance === 2 && word.length >= SHORTEST_TURNED_TWICE);
  if (name[0] !== word[0]) return false;
  if (distance === 2) return word.length >= SHORTEST_FOR_TWO_SLIPS && name.length >= word.length - 1;
  if (distance !== 1) return false;
  if (name.length < word.length) return word.length >= SHORTEST_DROPPED;
  if (name.length === word.length) return word.length >= SHORTEST_EXCHANGED;
  return (
    name.replace(/(?<letter>.)\k<letter>/, "$1") === word ||
    (word.length >= SHORTEST_INSERTED && !name.startsWith(word))
  );
}

function haveSameLetters(a: string, b: string): boolean {
  return a.split("").toSorted().join("") === b.split("").toSorted().join("");
}
