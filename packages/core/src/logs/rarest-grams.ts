import { wordAt, type EncodedLiterals } from "./needles.ts";
import { countShares, type Shares } from "./word-shares.ts";

/** Less than four bytes that literals are known by where they begin at some place of a word. */
export interface PartGram {
  /** The bytes as a word of 32 bits, of which the first are the lowest, with zeros for those that may be any. */
  readonly word: number;
  /** Which of the bytes are told, as the same word with ones in their places. */
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

/**
 * For each literal and each of the four alignments the gram of it that is rarest in a sample. Four bytes tell more than
 * fewer do: those are told one by one, and the others given back, the most frequent first, none twice.
 */
export function rarestGrams(
  { bytes, ends }: EncodedLiterals,
  sample: Int32Array,
  onWhole: (word: number, starts: number) => void,
): PartGram[] {
  const shares = countShares(sample);
  const parts = new Map<number, Map<number, PartGram>>();
  let start = 0;
  for (const end of ends) {
    for (let alignment = 0; alignment < WORD_BYTES; alignment++) {
      const first = start + ((WORD_BYTES - alignment) % WORD_BYTES);
      const last = Math.min(start + REACH - alignment, end - WORD_BYTES);
      if (first > last) keep(parts, rarestPart(bytes.subarray(start, end), alignment, shares));
      else {
        const place = rarestWhole(bytes, first, last, shares);
        onWhole(wordAt(bytes, place), 1 << (place - start + WORD_BYTES - 1));
      }
    }
    start = end;
  }
  return [...parts.values()].flatMap((same) => [...same.values()]).toSorted((a, b) => b.share - a.share);
}

function keep(grams: Map<number, Map<number, PartGram>>, gram: PartGram): void {
  const same = grams.get(gram.mask) ?? new Map<number, PartGram>();
  grams.set(gram.mask, same);
  const known = same.get(gram.word);
  if (known === undefined) same.set(gram.word, gram);
  else known.starts |= gram.starts;
}

/** Where the rarest of the words begins that begin at a place and each fourth one behind it; thousands are compared. */
function rarestWhole(bytes: Buffer, first: number, last: number, shares: Shares): number {
  let rarest = first;
  let least = Number.POSITIVE_INFINITY;
  for (let place = first; place <= last; place += WORD_BYTES) {
    const share = shares.ofWhole(wordAt(bytes, place));
    if (share >= least) continue;
    least = share;
    rarest = place;
  }
  return rarest;
}

function rarestPart(bytes: Buffer, alignment: number, shares: Shares): PartGram {
  let rarest = partAt(bytes, -alignment, shares);
  for (let offset = WORD_BYTES - alignment; offset < bytes.length; offset += WORD_BYTES) {
    const part = partAt(bytes, offset, shares);
    if (part.share < rarest.share) rarest = part;
  }
  return rarest;
}

function partAt(bytes: Buffer, offset: number, shares: Shares): PartGram {
  let word = 0;
  let mask = 0;
  for (let index = 0; index < WORD_BYTES; index++) {
    const byte = bytes[offset + index];
    if (byte === undefined) continue;
    word |= byte << (8 * index);
    mask |= 0xff << (8 * index);
  }
  return {
    word,
    mask,
    share: shares.ofPart(word, mask),
    lowShare: shares.ofPair(word & 0xffff, mask & 0xffff),
    highShare: shares.ofPair(word >>> 16, mask >>> 16),
    starts: 1 << (offset + WORD_BYTES - 1),
  };
}
