/** Of four bytes that stand together, tells what they may be part of: `first[a] & second[b]` of their two pairs. */
export interface PairFilter {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** The bits that say that a newline is among the four bytes; all others say that a literal may be. */
export const NEWLINE_BITS: number = 3 << 30;
/** A literal is told by four bytes that begin at most so far behind its start. */
export const FILTER_REACH = 16;

/** Where the bytes of a pair stand in a word of 16 bits, on this machine. */
const [A_SHIFT, B_SHIFT] = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? [0, 8] : [8, 0];
const BUCKETS = 30;
/** Lets everything pass: nothing is known yet of the log. */
export const ANYTHING: PairFilter = {
  first: new Int32Array(1 << 16).fill(-1),
  second: new Int32Array(1 << 16).fill(-1),
};
const NEWLINE = 10;
const ANY = -1;
/** How often a pair is thought to stand in a sample that it does not stand in. */
const UNSEEN = 0.2;

/** Two bytes; one that may be any is `ANY`. */
interface Pair {
  readonly a: number;
  readonly b: number;
}

/** The four bytes that a literal is known by where it begins at some place of a word. */
interface Gram {
  readonly first: Pair;
  readonly second: Pair;
}

interface Bucket {
  firstPairs: Map<number, Pair>;
  secondPairs: Map<number, Pair>;
  /** Shares of the sample's pairs that the bucket lets pass. */
  firstShare: number;
  secondShare: number;
}

/**
 * Compiles a filter that no occurrence of a literal passes by: whichever of the four alignments it has, it is looked for
 * by the rarest of its aligned words, as rare as pairs of bytes are in the sample. What passes may still be something else.
 */
export function compilePairFilter(literals: readonly string[], sample: Uint16Array): PairFilter {
  const shares = createShares(sample);
  const buckets = Array.from({ length: BUCKETS }, (): Bucket => emptyBucket());
  for (const gram of rarestGrams(literals, shares)) addTo(cheapest(buckets, gram, shares), gram, shares);
  /** A newline in one pair lets the word pass whatever the other is. */
  const [inFirst, inSecond] = [1 << 30, 1 << 31];
  const first = new Int32Array(1 << 16).fill(inSecond);
  const second = new Int32Array(1 << 16).fill(inFirst);
  for (const [bit, { firstPairs, secondPairs }] of buckets.entries()) {
    fill(first, firstPairs.values(), 1 << bit);
    fill(second, secondPairs.values(), 1 << bit);
  }
  fill(first, NEWLINES, inFirst);
  fill(second, NEWLINES, inSecond);
  return { first, second };
}

type Shares = (pair: Pair) => number;

const EITHER: Pair = { a: ANY, b: ANY };
const NEWLINES: readonly Pair[] = [
  { a: NEWLINE, b: ANY },
  { a: ANY, b: NEWLINE },
];

function pairOf(a: number, b: number): Pair {
  return { a, b };
}

function emptyBucket(): Bucket {
  return { firstPairs: new Map(), secondPairs: new Map(), firstShare: 0, secondShare: 0 };
}

/** How often each pair of bytes stands in a sample; what does not, is rare. */
function createShares(sample: Uint16Array): Shares {
  const counts = new Float64Array(1 << 16).fill(UNSEEN);
  for (let index = 0; index < sample.length; index++) {
    const word = sample[index] ?? 0;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  const total = sample.length + counts.length * UNSEEN;
  const [asA, asB] = [new Float64Array(256), new Float64Array(256)];
  for (let word = 0; word < counts.length; word++) {
    const a = (word >> A_SHIFT) & 0xff;
    const b = (word >> B_SHIFT) & 0xff;
    asA[a] = (asA[a] ?? 0) + (counts[word] ?? 0);
    asB[b] = (asB[b] ?? 0) + (counts[word] ?? 0);
  }
  return ({ a, b }) => {
    if (a === ANY && b === ANY) return 1;
    if (a === ANY) return (asB[b] ?? 0) / total;
    if (b === ANY) return (asA[a] ?? 0) / total;
    return (counts[(a << A_SHIFT) | (b << B_SHIFT)] ?? 0) / total;
  };
}

/** For each literal and alignment one gram; the most frequent first. */
function rarestGrams(literals: readonly string[], shares: Shares): Gram[] {
  const grams = new Map<number, { gram: Gram; share: number }>();
  for (const literal of literals) {
    const bytes = Buffer.from(literal);
    if (bytes.length === 0) continue;
    for (let alignment = 0; alignment < 4; alignment++) {
      const gram = rarestGram(bytes, alignment, shares);
      grams.set(pairKey(gram.first) * PAIR_KEYS + pairKey(gram.second), {
        gram,
        share: shareOf(gram, shares),
      });
    }
  }
  return [...grams.values()].toSorted((a, b) => b.share - a.share).map(({ gram }) => gram);
}

function rarestGram(bytes: Buffer, alignment: number, shares: Shares): Gram {
  const at = (offset: number): number => bytes[offset] ?? ANY;
  let rarest: Gram = { first: EITHER, second: EITHER };
  for (let offset = -alignment; offset <= FILTER_REACH - alignment && offset < bytes.length; offset += 4) {
    const first = pairOf(at(offset), at(offset + 1));
    const second = pairOf(at(offset + 2), at(offset + 3));
    if (shareOf({ first, second }, shares) < shareOf(rarest, shares)) rarest = { first, second };
  }
  return rarest;
}

function shareOf({ first, second }: Gram, shares: Shares): number {
  return shares(first) * shares(second);
}

/** More than any key of a pair. */
const PAIR_KEYS = 1 << 17;

function pairKey({ a, b }: Pair): number {
  return (a + 1) * 257 + b + 1;
}

/** The bucket that lets the least more pass with a gram in it. */
function cheapest(buckets: readonly Bucket[], gram: Gram, shares: Shares): Bucket {
  let best = buckets[0] ?? emptyBucket();
  let least = Number.POSITIVE_INFINITY;
  for (const bucket of buckets) {
    const more = grown(bucket, gram, shares);
    const cost = passing(more.firstShare, more.secondShare) - passing(bucket.firstShare, bucket.secondShare);
    if (cost < least) {
      least = cost;
      best = bucket;
    }
  }
  return best;
}

function passing(firstShare: number, secondShare: number): number {
  return Math.min(1, firstShare) * Math.min(1, secondShare);
}

function grown(
  { firstPairs, secondPairs, firstShare, secondShare }: Bucket,
  { first, second }: Gram,
  shares: Shares,
): Pick<Bucket, "firstShare" | "secondShare"> {
  return {
    firstShare: firstPairs.has(pairKey(first)) ? firstShare : firstShare + shares(first),
    secondShare: secondPairs.has(pairKey(second)) ? secondShare : secondShare + shares(second),
  };
}

function addTo(bucket: Bucket, gram: Gram, shares: Shares): void {
  Object.assign(bucket, grown(bucket, gram, shares));
  bucket.firstPairs.set(pairKey(gram.first), gram.first);
  bucket.secondPairs.set(pairKey(gram.second), gram.second);
}

function fill(table: Int32Array, pairs: Iterable<Pair>, bit: number): void {
  for (const { a, b } of pairs) {
    const [lastA, lastB] = [a === ANY ? 255 : a, b === ANY ? 255 : b];
    for (let x = Math.max(a, 0); x <= lastA; x++) {
      for (let y = Math.max(b, 0); y <= lastB; y++) {
        const word = (x << A_SHIFT) | (y << B_SHIFT);
        table[word] = (table[word] ?? 0) | bit;
      }
    }
  }
}
