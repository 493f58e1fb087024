import { countShares, type Shares } from "./word-shares.ts";

/** The four bytes that literals are known by where they begin at some place of a word. */
export interface Gram {
  /** Its bytes as a word of 32 bits, with zeros for those that may be any. */
  readonly word: number;
  /** Which of the bytes are told, as the same word with ones in their places: -1 if all are. */
  readonly mask: number;
  /** Share of a log's words that are thought to hold it. */
  readonly share: number;
  /** The same of its halves alone, and of a log's pairs. */
  readonly lowShare: number;
  readonly highShare: number;
  /** Where the literals begin that it is of: a bit for each place, the first for its last byte, each further one a byte before. */
  starts: number;
}

/** A literal is told by four bytes that begin at most so far behind its start. */
const REACH = 16;
const WORD_BYTES = 4;
/** Where each of four bytes stands in a word of 32 bits, on this machine. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const SHIFTS: readonly number[] = IS_LITTLE_ENDIAN ? [0, 8, 16, 24] : [24, 16, 8, 0];

/** For each literal and each of the four alignments the gram of it that is rarest in a sample; the most frequent first, none twice. */
export function rarestGrams(literals: readonly string[], sample: Int32Array): Gram[] {
  const shares = countShares(sample);
  const grams = new Map<number, Map<number, Gram>>();
  for (const literal of literals) {
    const bytes = Buffer.from(literal);
    for (let alignment = 0; alignment < Math.min(WORD_BYTES, WORD_BYTES * bytes.length); alignment++)
      keep(grams, rarestGram(bytes, alignment, shares));
  }
  return [...grams.values()].flatMap((same) => [...same.values()]).toSorted((a, b) => b.share - a.share);
}

function keep(grams: Map<number, Map<number, Gram>>, gram: Gram): void {
  const same = grams.get(gram.mask) ?? new Map<number, Gram>();
  grams.set(gram.mask, same);
  const known = same.get(gram.word);
  if (known === undefined) same.set(gram.word, gram);
  else known.starts |= gram.starts;
}

/** Four bytes tell more than fewer do. */
function rarestGram(bytes: Buffer, alignment: number, shares: Shares): Gram {
  const whole = rarestWhole(bytes, alignment, shares);
  if (whole !== undefined) return gramAt(bytes, whole, shares);
  let rarest: Gram | undefined;
  for (let offset = -alignment; offset < bytes.length; offset += WORD_BYTES) {
    const gram = gramAt(bytes, offset, shares);
    if (rarest === undefined || gram.share < rarest.share) rarest = gram;
  }
  return rarest ?? { word: 0, mask: 0, share: 1, lowShare: 1, highShare: 1, starts: 0b1111 };
}

/** Where the rarest of the words begins that lie whole in a literal; thousands are compared before a log is read. */
function rarestWhole(bytes: Buffer, alignment: number, shares: Shares): number | undefined {
  const last = Math.min(REACH - alignment, bytes.length - WORD_BYTES);
  let rarest: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let offset = (WORD_BYTES - alignment) % WORD_BYTES; offset <= last; offset += WORD_BYTES) {
    const share = shares.ofWhole(wordAt(bytes, offset));
    if (share >= least) continue;
    least = share;
    rarest = offset;
  }
  return rarest;
}

function wordAt(bytes: Buffer, offset: number): number {
  return IS_LITTLE_ENDIAN ? bytes.readInt32LE(offset) : bytes.readInt32BE(offset);
}

function gramAt(bytes: Buffer, offset: number, shares: Shares): Gram {
  let word = 0;
  let mask = 0;
  for (let index = 0; index < WORD_BYTES; index++) {
    const byte = bytes[offset + index];
    if (byte === undefined) continue;
    word |= byte << (SHIFTS[index] ?? 0);
    mask |= 0xff << (SHIFTS[index] ?? 0);
  }
  return {
    word,
    mask,
    share: shares.ofWord(word, mask),
    lowShare: shares.ofPair(word & 0xffff, mask & 0xffff),
    highShare: shares.ofPair(word >>> 16, mask >>> 16),
    starts: 1 << (offset + WORD_BYTES - 1),
  };
}
