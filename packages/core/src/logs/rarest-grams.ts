/** A byte of a gram that may be anything. */
export const ANY = -1;
/** A literal is told by four bytes that begin at most so far behind its start. */
export const FILTER_REACH = 16;
/** The same of a literal that is told by fewer bytes, since it has no more at some alignment. */
export const PART_REACH = 6;

/** Two bytes; one that may be any is `ANY`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

/** The four bytes that a literal is known by where it begins at some place of a word. */
export interface Gram {
  readonly first: Pair;
  readonly second: Pair;
  /** Whether all four are told. */
  readonly isWhole: boolean;
  /** Share of a log's words that are thought to hold it. */
  readonly share: number;
}

/** How often bytes stand in a log. */
export interface Shares {
  pair(pair: Pair): number;
  word(first: Pair, second: Pair): number;
}

/** Where the bytes of a pair stand in a word of 16 bits, on this machine. */
const [A_SHIFT, B_SHIFT] = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? [0, 8] : [8, 0];
/** How often a pair is thought to stand in a sample that it does not stand in. */
const UNSEEN = 0.2;
/** What is thought of words that a sample does not hold, by what it holds of their pairs. */
const UNSEEN_WORD = 0.01;
const HASH_SHIFT = 16;
/** How many hashes there are. */
export const WORD_HASHES: number = 1 << (32 - HASH_SHIFT);

/** Two pairs that stand together as one small number; others have the same. */
export function hashWord(first: number, second: number): number {
  return Math.imul(first | (second << 16), 0x9e3779b1) >>> HASH_SHIFT;
}

export function pairWord({ a, b }: Pair): number {
  return (a << A_SHIFT) | (b << B_SHIFT);
}

/** Counts a sample of a log; what does not stand in it, is rare. */
export function countShares(sample: Uint16Array): Shares {
  const counts = new Float64Array(1 << 16).fill(UNSEEN);
  const words = new Float64Array(WORD_HASHES);
  for (let index = 0; index < sample.length; index++) {
    const word = sample[index] ?? 0;
    counts[word] = (counts[word] ?? 0) + 1;
    if (index % 2 === 0) continue;
    const hash = hashWord(sample[index - 1] ?? 0, word);
    words[hash] = (words[hash] ?? 0) + 1;
  }
  const total = sample.length + counts.length * UNSEEN;
  const single = countSingle(counts);
  function pair({ a, b }: Pair): number {
    if (a === ANY && b === ANY) return 1;
    if (a === ANY) return (single.b[b] ?? 0) / total;
    if (b === ANY) return (single.a[a] ?? 0) / total;
    return (counts[pairWord({ a, b })] ?? 0) / total;
  }
  function word(first: Pair, second: Pair): number {
    const product = pair(first) * pair(second);
    if (!isWhole(first, second)) return product;
    const seen = words[hashWord(pairWord(first), pairWord(second))] ?? 0;
    return (2 * seen) / Math.max(1, sample.length) + UNSEEN_WORD * product;
  }
  return { pair, word };
}

function countSingle(counts: Float64Array): { a: Float64Array; b: Float64Array } {
  const [asA, asB] = [new Float64Array(256), new Float64Array(256)];
  for (let pair = 0; pair < counts.length; pair++) {
    const a = (pair >> A_SHIFT) & 0xff;
    const b = (pair >> B_SHIFT) & 0xff;
    asA[a] = (asA[a] ?? 0) + (counts[pair] ?? 0);
    asB[b] = (asB[b] ?? 0) + (counts[pair] ?? 0);
  }
  return { a: asA, b: asB };
}

function isWhole(first: Pair, second: Pair): boolean {
  return first.a !== ANY && first.b !== ANY && second.a !== ANY && second.b !== ANY;
}

/** For each literal and alignment the gram of it that is rarest; the most frequent first, none twice. */
export function rarestGrams(literals: readonly string[], shares: Shares): Gram[] {
  const grams = new Map<number, Gram>();
  for (const literal of literals) {
    const bytes = Buffer.from(literal);
    if (bytes.length === 0) continue;
    for (let alignment = 0; alignment < WORD_BYTES; alignment++) {
      const gram = rarestGram(bytes, alignment, shares);
      grams.set(pairKey(gram.first) * PAIR_KEYS + pairKey(gram.second), gram);
    }
  }
  return [...grams.values()].toSorted((a, b) => b.share - a.share);
}

const WORD_BYTES = 4;

function rarestGram(bytes: Buffer, alignment: number, shares: Shares): Gram {
  const at = (offset: number): number => bytes[offset] ?? ANY;
  let rarest: Gram | undefined;
  for (let offset = -alignment; offset <= FILTER_REACH - alignment && offset < bytes.length; offset += 4) {
    const first = { a: at(offset), b: at(offset + 1) };
    const second = { a: at(offset + 2), b: at(offset + 3) };
    const gram = { first, second, share: shares.word(first, second), isWhole: isWhole(first, second) };
    if (rarest === undefined || isRarer(gram, rarest)) rarest = gram;
  }
  return rarest ?? EVERY_WORD;
}

/** Four bytes tell more than fewer do, and so far from a literal's start they are only asked for where they are four. */
function isRarer(gram: Gram, other: Gram): boolean {
  return gram.isWhole === other.isWhole ? gram.share < other.share : gram.isWhole;
}

const EVERY_WORD: Gram = { first: { a: ANY, b: ANY }, second: { a: ANY, b: ANY }, share: 1, isWhole: false };
/** More than any key of a pair. */
const PAIR_KEYS = 1 << 17;

/** A number of its own for each pair. */
export function pairKey({ a, b }: Pair): number {
  return (a + 1) * 257 + b + 1;
}
