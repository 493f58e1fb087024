import {
  ANY,
  countShares,
  FILTER_REACH,
  hashWord,
  PART_REACH,
  pairKey,
  pairWord,
  rarestGrams,
  WORD_HASHES,
  type Gram,
  type Pair,
  type Shares,
} from "./rarest-grams.ts";

/** Of four bytes that stand together, tells what they may be part of: `first[a] & second[b]` of their two pairs. */
export interface WordFilter {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** By the hash of both pairs: where only bits for whole words say so, no literal is there if this is 0. */
  readonly whole: Uint8Array;
}

/** The bits that say that a newline is among the four bytes. */
export const NEWLINE_BITS: number = 3 << 30;
const WHOLE_BUCKETS = 14;
const BUCKETS = 30;
/** The bits that say that the four bytes may be a literal's. */
export const WHOLE_BITS: number = (1 << WHOLE_BUCKETS) - 1;
/** The bits that say that some of them may be, and the rest anything. */
const PART_BITS = ~(NEWLINE_BITS | WHOLE_BITS);
const NEWLINE = 10;

/** Lets everything pass: nothing is known yet of the log. */
export const ANYTHING: WordFilter = {
  first: new Int32Array(1 << 16).fill(-1),
  second: new Int32Array(1 << 16).fill(-1),
  whole: new Uint8Array(WORD_HASHES),
};

/** How far before the four bytes a literal may begin that they may be part of; -1 where there is none. */
export function reachOf({ first, second, whole }: WordFilter, a: number, b: number): number {
  const bits = (first[a] ?? 0) & (second[b] ?? 0);
  if ((bits & WHOLE_BITS) !== 0 && whole[hashWord(a, b)] !== 0) return FILTER_REACH;
  return (bits & PART_BITS) === 0 ? -1 : PART_REACH;
}

interface Bucket {
  bit: number;
  firstPairs: Map<number, Pair>;
  secondPairs: Map<number, Pair>;
  /** Shares of the sample's pairs that the bucket lets pass. */
  firstShare: number;
  secondShare: number;
}

/**
 * Compiles a filter that no occurrence of a literal passes by: whichever of the four alignments it has, it is looked for
 * by the rarest of its aligned words, as rare as they are in the sample. What passes may still be something else.
 */
export function compileWordFilter(literals: readonly string[], sample: Uint16Array): WordFilter {
  const shares = countShares(sample);
  const grams = rarestGrams(literals, shares);
  const whole = new Uint8Array(WORD_HASHES);
  for (const { isWhole, first, second } of grams)
    if (isWhole) whole[hashWord(pairWord(first), pairWord(second))] = 1;
  const buckets = [
    ...parted(
      grams.filter(({ isWhole }) => isWhole),
      bucketsFrom(0, WHOLE_BUCKETS),
      shares,
    ),
    ...parted(
      grams.filter(({ isWhole }) => !isWhole),
      bucketsFrom(WHOLE_BUCKETS, BUCKETS),
      shares,
    ),
  ];
  return { ...tablesOf(buckets), whole };
}

function bucketsFrom(start: number, end: number): Bucket[] {
  return Array.from({ length: end - start }, (_, index) => ({
    bit: 1 << (start + index),
    firstPairs: new Map(),
    secondPairs: new Map(),
    firstShare: 0,
    secondShare: 0,
  }));
}

function tablesOf(buckets: readonly Bucket[]): Pick<WordFilter, "first" | "second"> {
  /** A newline in one pair lets the word pass whatever the other is. */
  const [inFirst, inSecond] = [1 << 30, 1 << 31];
  const first = new Int32Array(1 << 16).fill(inSecond);
  const second = new Int32Array(1 << 16).fill(inFirst);
  for (const { bit, firstPairs, secondPairs } of buckets) {
    fill(first, firstPairs.values(), bit);
    fill(second, secondPairs.values(), bit);
  }
  fill(first, NEWLINES, inFirst);
  fill(second, NEWLINES, inSecond);
  return { first, second };
}

const NEWLINES: readonly Pair[] = [
  { a: NEWLINE, b: ANY },
  { a: ANY, b: NEWLINE },
];

/** Puts each gram where it lets the least more pass. */
function parted(grams: readonly Gram[], buckets: Bucket[], shares: Shares): Bucket[] {
  for (const { first, second } of grams) {
    const [firstKey, secondKey] = [pairKey(first), pairKey(second)];
    const [firstShare, secondShare] = [shares.pair(first), shares.pair(second)];
    let best: Bucket | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const bucket of buckets) {
      const moreFirst = bucket.firstPairs.has(firstKey) ? 0 : firstShare;
      const moreSecond = bucket.secondPairs.has(secondKey) ? 0 : secondShare;
      const more = (bucket.firstShare + moreFirst) * (bucket.secondShare + moreSecond);
      const cost = more - bucket.firstShare * bucket.secondShare;
      if (cost >= least) continue;
      least = cost;
      best = bucket;
    }
    if (best === undefined) continue;
    if (!best.firstPairs.has(firstKey)) best.firstShare += firstShare;
    if (!best.secondPairs.has(secondKey)) best.secondShare += secondShare;
    best.firstPairs.set(firstKey, first);
    best.secondPairs.set(secondKey, second);
  }
  return buckets;
}

function fill(table: Int32Array, pairs: Iterable<Pair>, bit: number): void {
  for (const { a, b } of pairs) {
    const [lastA, lastB] = [a === ANY ? 255 : a, b === ANY ? 255 : b];
    for (let x = Math.max(a, 0); x <= lastA; x++) {
      for (let y = Math.max(b, 0); y <= lastB; y++) {
        const word = pairWord({ a: x, b: y });
        table[word] = (table[word] ?? 0) | bit;
      }
    }
  }
}
