const PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;
/** So many bits of the second half make 53 with the first. */
const HIGH_BITS = 0x1fffff;

/** What a first half begins with. */
export const HASH_SEED = 0x811c9dc5;

/** The first half of a hash with a code more. */
export function mixLow(low: number, code: number): number {
  return Math.imul(low ^ code, PRIME);
}

/** The second half of a hash with a code more. */
export function mixHigh(high: number, code: number): number {
  return Math.imul(high + code, SECOND_PRIME) ^ (high >>> 13);
}

/** Both halves as one number of 53 bits. */
export function joinHash(high: number, low: number): number {
  return ((high >>> 0) & HIGH_BITS) * 0x100000000 + (low >>> 0);
}
