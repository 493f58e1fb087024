/** How often bytes stand in a log. */
export interface Shares {
  /** Of pairs, of which the bytes are told that the mask holds. */
  ofPair(pair: number, mask: number): number;
  /** Likewise of words, which are two pairs: the low half, the high one. */
  ofPart(word: number, mask: number): number;
  /** Of a word of which all bytes are told. */
  ofWhole(word: number): number;
}

/** How often a pair is thought to stand in a sample that it does not stand in. */
const UNSEEN = 0.2;
/** What is thought of words that a sample does not hold, by what it holds of their pairs. */
const UNSEEN_WORD = 0.01;
const HASH_SHIFT = 16;
/** How many hashes there are. */
const WORD_HASHES = 1 << (32 - HASH_SHIFT);

/** Four bytes as one small number; others have the same. */
function hashWord(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> HASH_SHIFT;
}

/** Counts a sample of a log; what does not stand in it, is rare. */
export function countShares(sample: Int32Array): Shares {
  const pairs = new Uint16Array(1 << 16);
  const low = new Uint16Array(1 << 8);
  const high = new Uint16Array(1 << 8);
  const words = new Uint16Array(WORD_HASHES);
  function countPair(pair: number): void {
    pairs[pair] = (pairs[pair] ?? 0) + 1;
    low[pair & 0xff] = (low[pair & 0xff] ?? 0) + 1;
    high[pair >> 8] = (high[pair >> 8] ?? 0) + 1;
  }
  for (let index = 0; index < sample.length; index++) {
    const word = sample[index] ?? 0;
    const hash = hashWord(word);
    words[hash] = (words[hash] ?? 0) + 1;
    countPair(word & 0xffff);
    countPair(word >>> 16);
  }
  const total = 2 * sample.length + pairs.length * UNSEEN;
  function ofPair(bytes: number, mask: number): number {
    if (mask === 0) return 1;
    if (mask === 0xff) return ((low[bytes] ?? 0) + UNSEEN) / total;
    if (mask === 0xff00) return ((high[bytes >> 8] ?? 0) + UNSEEN) / total;
    return ((pairs[bytes] ?? 0) + UNSEEN) / total;
  }
  function ofWhole(bytes: number): number {
    const lowShare = ((pairs[bytes & 0xffff] ?? 0) + UNSEEN) / total;
    const highShare = ((pairs[bytes >>> 16] ?? 0) + UNSEEN) / total;
    return (words[hashWord(bytes)] ?? 0) / Math.max(1, sample.length) + UNSEEN_WORD * lowShare * highShare;
  }
  function ofPart(bytes: number, mask: number): number {
    return ofPair(bytes & 0xffff, mask & 0xffff) * ofPair(bytes >>> 16, mask >>> 16);
  }
  return { ofPair, ofPart, ofWhole };
}
