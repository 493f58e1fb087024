import {
  add,
  isLess,
  multiply,
  number,
  select,
  shiftLeft,
  shiftRight,
  subtract,
  xor,
  type Code,
} from "./instructions.ts";
import { HEADS } from "./layout.ts";

const HASH = 0x9e3779b1;
const LONG_HEAD_HASH = 0x85ebca6b;

/** The hash of four bytes, of 16 bits. */
export function hashOf(word: number): number {
  return Math.imul(word, HASH) >>> 16;
}

/** The same of 19 bits. */
export function longHashOf(word: number): number {
  return Math.imul(word, HASH) >>> 13;
}

/** Instructions for what the hashes of four bytes are the upper bits of. */
export function productCode(word: Code): Code {
  return multiply(word, number(HASH));
}

/** Instructions for the hash of four bytes. */
export function hashCode(word: Code): Code {
  return shiftRight(productCode(word), number(16));
}

/**
 * Instructions for where the place of the first literal stands that may have a head of so many bytes, the first four of
 * which are one word and the others the next.
 */
export function headAddress(word: Code, next: Code, length: Code): Code {
  const short = shiftLeft(word, shiftLeft(subtract(number(4), length), number(3)));
  const long = xor(
    multiply(word, number(LONG_HEAD_HASH)),
    shiftLeft(next, shiftLeft(subtract(number(8), length), number(3))),
  );
  const hash = hashCode(xor(select(isLess(length, number(5)), short, long), length));
  return add(shiftLeft(hash, number(1)), number(HEADS));
}
