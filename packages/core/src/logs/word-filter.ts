import { rarestGrams, type Gram } from "./rarest-grams.ts";
import { hashWord, WORD_HASHES } from "./word-shares.ts";

/** Of four bytes that stand together, tells what they may be part of: `low[word & 0xffff] & high[word >>> 16]`. */
export interface WordFilter {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** By the hash of the word: where literals may begin that are known by all four bytes. */
  readonly starts: Int32Array;
  /** By the bucket, which is a bit: where those may begin that are known by some of them. */
  readonly partStarts: Int32Array;
}

/** The bits that say that a newline is among the four bytes, in the low half and in the high one. */
const [NEWLINE_IN_LOW, NEWLINE_IN_HIGH] = [1 << 30, 1 << 31];
export const NEWLINE_BITS: number = NEWLINE_IN_LOW | NEWLINE_IN_HIGH;
const NEWLINE = 10;
const WHOLE_BUCKETS = 14;
const BUCKETS = 30;
/** The bits that say that the four bytes may be a literal's. */
export const WHOLE_BITS: number = (1 << WHOLE_BUCKETS) - 1;
/** The bits that say that some of them may be, and the rest anything. */
const PART_BITS = ~(NEWLINE_BITS | WHOLE_BITS);

/** Lets everything pass: nothing is known yet of the log. */
export const ANYTHING: WordFilter = filterOf(
  new Int32Array(1 << 16).fill(-1),
  new Int32Array(1 << 16).fill(-1),
  new Int32Array(WORD_HASHES),
  new Int32Array(32).fill(0b1111),
);

/** All filters are of one shape, for the compiler's sake. */
function filterOf(low: Int32Array, high: Int32Array, starts: Int32Array, partStarts: Int32Array): WordFilter {
  return { low, high, starts, partStarts };
}

/**
 * Where literals may begin that four bytes may be part of: a bit for each place, of which the first is the last byte's,
 * and each further one a byte before; 0 where there is none.
 */
export function startsOf({ low, high, starts, partStarts }: WordFilter, word: number): number {
  const bits = (low[word & 0xffff] ?? 0) & (high[word >>> 16] ?? 0);
  let found = (bits & WHOLE_BITS) === 0 ? 0 : (starts[hashWord(word)] ?? 0);
  for (let rest = bits & PART_BITS; rest !== 0; rest &= rest - 1)
    found |= partStarts[31 - Math.clz32(rest & -rest)] ?? 0;
  return found;
}

/**
 * Compiles a filter that no occurrence of a literal passes by: whichever of the four alignments it has, it is looked for
 * by the rarest of its aligned words, as rare as they are in the sample. What passes may still be something else.
 */
export function compileWordFilter(literals: readonly string[], sample: Int32Array): WordFilter {
  const [low, high] = [createHalf(NEWLINE_IN_HIGH), createHalf(NEWLINE_IN_LOW)];
  const starts = new Int32Array(WORD_HASHES);
  const partStarts = new Int32Array(32);
  for (const gram of rarestGrams(literals, sample)) {
    const { word, mask } = gram;
    const isWhole = mask === -1;
    const bucket = isWhole
      ? cheapest(gram, { low, high, from: 0, to: WHOLE_BUCKETS })
      : cheapest(gram, { low, high, from: WHOLE_BUCKETS, to: BUCKETS });
    allow(low, bucket, word & 0xffff, mask & 0xffff, gram.lowShare);
    allow(high, bucket, word >>> 16, mask >>> 16, gram.highShare);
    if (isWhole) starts[hashWord(word)] = (starts[hashWord(word)] ?? 0) | gram.starts;
    else partStarts[bucket] = (partStarts[bucket] ?? 0) | gram.starts;
  }
  for (const place of [0, 8]) {
    fill(low.table, NEWLINE << place, 0xff << place, NEWLINE_IN_LOW);
    fill(high.table, NEWLINE << place, 0xff << place, NEWLINE_IN_HIGH);
  }
  return filterOf(closed(low), closed(high), starts, partStarts);
}

/** What is known of one half of words: of each pair the buckets it is in. */
interface Half {
  table: Int32Array;
  /** The buckets that every pair is in. */
  open: number;
  /** Of each bucket, the share of a log's pairs that are in it. */
  shares: Float64Array;
}

interface Parting {
  low: Half;
  high: Half;
  /** The buckets that there are for a gram. */
  from: number;
  to: number;
}

function createHalf(bits: number): Half {
  return { table: new Int32Array(1 << 16).fill(bits), open: 0, shares: new Float64Array(BUCKETS) };
}

/** The bucket that lets the least more pass with a gram in it. */
function cheapest({ word, lowShare, highShare }: Gram, { low, high, from, to }: Parting): number {
  const bits = (low.table[word & 0xffff] ?? 0) | low.open;
  const highBits = (high.table[word >>> 16] ?? 0) | high.open;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let bucket = from; bucket < to; bucket++) {
    const ofLow = low.shares[bucket] ?? 0;
    const ofHigh = high.shares[bucket] ?? 0;
    const moreLow = (bits & (1 << bucket)) === 0 ? lowShare : 0;
    const moreHigh = (highBits & (1 << bucket)) === 0 ? highShare : 0;
    const cost = (ofLow + moreLow) * (ofHigh + moreHigh) - ofLow * ofHigh;
    if (cost >= least) continue;
    least = cost;
    best = bucket;
  }
  return best;
}

/** Puts the pairs of a mask into a bucket. */
function allow(half: Half, bucket: number, ...[pair, mask, share]: [number, number, number]): void {
  const bit = 1 << bucket;
  if ((((half.table[pair] ?? 0) | half.open) & bit) !== 0 && mask === 0xffff) return;
  half.shares[bucket] = Math.min(1, (half.shares[bucket] ?? 0) + share);
  if (mask === 0) half.open |= bit;
  else fill(half.table, pair, mask, bit);
}

function fill(table: Int32Array, pair: number, mask: number, bit: number): void {
  const step = mask === 0xff ? 0x100 : 1;
  const end = mask === 0xffff ? pair + 1 : pair + 0x100 * step;
  for (let each = pair; each < end; each += step) table[each] = (table[each] ?? 0) | bit;
}

function closed({ table, open }: Half): Int32Array {
  if (open !== 0) for (let pair = 0; pair < table.length; pair++) table[pair] = (table[pair] ?? 0) | open;
  return table;
}
