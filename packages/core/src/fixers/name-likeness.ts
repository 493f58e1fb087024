import { areContrasting, areOneAndMany } from "./contrasting-names.ts";
import { editDistance } from "./edit-distance.ts";
import { isVariant } from "./name-variant.ts";
import { wordsOf } from "./words-of.ts";

/** From here on, two names are two spellings of one. */
export const ALIKE = 0.85;

const CONTRASTING = 0.2;
const ONE_AND_MANY = 0.8;
const OTHER_INITIALS = 0.5;
const SHORTEST_FOR_ONE_SLIP = 4;
const SHORTEST_FOR_TWO_SLIPS = 6;

/** 0..1: how likely one name became the other: a slip of the keyboard, another letter case, or shared words. */
export function nameLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.toLowerCase() === b.toLowerCase()) return 0.97;
  if (areContrasting(a, b)) return CONTRASTING;
  if (areOneAndMany(a, b)) return ONE_AND_MANY;
  if (haveOtherInitials(a, b)) return OTHER_INITIALS;
  const distance = editDistance(a, b);
  const length = Math.max(a.length, b.length);
  if (distance === 1 && length >= SHORTEST_FOR_ONE_SLIP) return 0.95;
  if (distance === 2 && length >= SHORTEST_FOR_TWO_SLIPS && beginAlike(a, b) && !hasMoreWords(a, b))
    return 0.9;
  return Math.max((1 - distance / length) * 0.5, sharedWords(a, b) * 0.8);
}

/** Whether two names of one length differ in their first letter alone: `header` and `reader` are two words, no slip. */
export function haveOtherInitials(a: string, b: string): boolean {
  return a[0] !== b[0] && a.slice(1) === b.slice(1);
}

/** `onOpen` has the word of `open` and another, so nobody slipped; `dueDate` and `due-date` have the same. */
function hasMoreWords(a: string, b: string): boolean {
  return isVariant(a, b) && sharedWords(a, b) < 1;
}

/** Who slips twice still begins right, but for letters that changed places: `Sunday` is no `Monday`. */
function beginAlike(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}

/** 0..1: share of the words of two names that both have. */
export function sharedWords(a: string, b: string): number {
  const first = new Set(wordsOf(a));
  const second = new Set(wordsOf(b));
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared / (first.size + second.size - shared);
}
