import { rarestGrams, type PartGram } from "./rarest-grams.ts";
import { IS_LITTLE_ENDIAN, type Needles } from "./needles.ts";
import { HIGH, LOW, PART_BUCKETS, PART_STARTS, STARTS, WHOLE } from "./wasm/layout.ts";
import { hashOf, longHashOf } from "./wasm/hashes.ts";

/** The tables that tell of four bytes whether they may be part of a literal, and where it begins then. */
interface FilterTables {
  /** By the hash of the word, which is a bit: whether it may be all of a literal's. */
  readonly whole: Uint8Array;
  /** By its halves, the buckets of those that may be some of a literal's. */
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  /** By a shorter hash: where literals may begin that are known by all four bytes. */
  readonly starts: Int32Array;
  /** By the bucket: where those may begin that are known by some of them. */
  readonly partStarts: Int32Array;
}

const PAIRS = 1 << 16;

function tablesIn({ buffer }: Uint8Array): FilterTables {
  return {
    whole: new Uint8Array(buffer, WHOLE, PAIRS),
    low: new Uint16Array(buffer, LOW, PAIRS),
    high: new Uint16Array(buffer, HIGH, PAIRS),
    starts: new Int32Array(buffer, STARTS, PAIRS),
    partStarts: new Int32Array(buffer, PART_STARTS, PART_BUCKETS),
  };
}

/**
 * Lays out a filter that no occurrence of a literal passes by: whichever of the four
 * alignments it has, it is looked for by the rarest of its aligned words, as rare as they are in the sample. What passes
 * may still be something else.
 */
export function layOutWordFilter(needles: Needles, sample: Uint8Array): void {
  // The tables are written as the machine writes numbers, and read as WebAssembly does.
  if (!IS_LITTLE_ENDIAN) return;
  const tables = tablesIn(needles.memory);
  for (const table of [tables.whole, tables.low, tables.high, tables.starts, tables.partStarts])
    table.fill(0);
  const { whole, starts, partStarts } = tables;
  const [low, high] = [createHalf(tables.low), createHalf(tables.high)];
  const parts = rarestGrams(needles.literals, wordsOf(sample), (word, places) => {
    const hash = longHashOf(word);
    whole[hash >>> 3] = (whole[hash >>> 3] ?? 0) | (1 << (hash & 7));
    starts[hashOf(word)] = (starts[hashOf(word)] ?? 0) | places;
  });
  for (const gram of parts) {
    const { word, mask } = gram;
    const bucket = cheapest(gram, low, high);
    allow(low, bucket, word & 0xffff, mask & 0xffff, gram.lowShare);
    allow(high, bucket, word >>> 16, mask >>> 16, gram.highShare);
    partStarts[bucket] = (partStarts[bucket] ?? 0) | gram.starts;
  }
  close(low);
  close(high);
  needles.filter.isLaidOut = true;
}

function wordsOf(sample: Uint8Array): Int32Array {
  const count = sample.length >> 2;
  return new Int32Array(Uint8Array.from(sample.subarray(0, 4 * count)).buffer);
}

/** What is known of one half of words: of each pair the buckets it is in. */
interface Half {
  table: Uint16Array;
  /** The buckets that every pair is in. */
  open: number;
  /** Of each bucket, the share of a log's pairs that are in it. */
  shares: Float64Array;
}

function createHalf(table: Uint16Array): Half {
  return { table, open: 0, shares: new Float64Array(PART_BUCKETS) };
}

/** The bucket that lets the least more pass with a gram in it. */
function cheapest({ word, lowShare, highShare }: PartGram, low: Half, high: Half): number {
  const bits = (low.table[word & 0xffff] ?? 0) | low.open;
  const highBits = (high.table[word >>> 16] ?? 0) | high.open;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let bucket = 0; bucket < PART_BUCKETS; bucket++) {
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

function fill(table: Uint16Array, pair: number, mask: number, bit: number): void {
  const step = mask === 0xff ? 0x100 : 1;
  const end = mask === 0xffff ? pair + 1 : pair + 0x100 * step;
  for (let each = pair; each < end; each += step) table[each] = (table[each] ?? 0) | bit;
}

function close({ table, open }: Half): void {
  if (open !== 0) for (let pair = 0; pair < table.length; pair++) table[pair] = (table[pair] ?? 0) | open;
}
