import { DECISIVE, FOUND, LITERALS, MARGIN, NOBODY, RECORD_BYTES, SLICE_BYTES } from "./wasm/layout.ts";
import { createLiteralSearch, type LiteralSearch } from "./wasm/literal-search.ts";

/** How this machine writes numbers. */
export const IS_LITTLE_ENDIAN: boolean = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** A literal that lines are searched for. */
export interface Needle {
  literal: string;
  /** What it means for the line that holds it: bits, so that a line has them all. Default: `DECISIVE`. */
  mark?: number;
  /** Who asks for it. */
  owner?: number;
}

/** A compiled set of literals, with the memory that bytes are searched in. */
export interface Needles {
  readonly literals: EncodedLiterals;
  readonly memory: Buffer;
  readonly search: LiteralSearch;
  /** Where the bytes lie that are searched: a slice of a log, and before it as much as the longest literal has. */
  readonly field: number;
  readonly fieldBytes: number;
  /** Bytes of the longest literal. */
  readonly longest: number;
  /** Whether the tables tell where literals may begin; until then they may anywhere. */
  readonly filter: { isLaidOut: boolean };
}

/** Literals as UTF-8, one behind the other, with room for a word behind the last; and where each ends. */
export interface EncodedLiterals {
  readonly bytes: Buffer;
  readonly ends: Int32Array;
}

/** Compiles literals, of which there may be some thousands. */
export function compileNeedles(needles: readonly Needle[]): Needles {
  const asked = needles.filter(({ literal }) => literal !== "");
  const literals = encodeAll(asked);
  const texts = LITERALS + RECORD_BYTES * (asked.length + 1);
  const { records, longest } = recordsOf(asked, literals, texts);
  const field = (texts + literals.bytes.length + MARGIN) & ~15;
  const fieldBytes = SLICE_BYTES + 3 * longest + MARGIN;
  const { memory, search } = createLiteralSearch(field + fieldBytes + MARGIN);
  memory.set(records, LITERALS);
  memory.set(literals.bytes, texts);
  search.enter(asked.length);
  return { literals, memory, search, field, fieldBytes, longest, filter: { isLaidOut: false } };
}

function encodeAll(needles: readonly Needle[]): EncodedLiterals {
  let length = MARGIN;
  for (const { literal } of needles) length += 3 * literal.length;
  const bytes = Buffer.alloc(length);
  const ends = new Int32Array(needles.length);
  let end = 0;
  for (let index = 0; index < needles.length; index++) {
    end += bytes.write(needles[index]?.literal ?? "", end);
    ends[index] = end;
  }
  return { bytes: bytes.subarray(0, end + MARGIN), ends };
}

/** The records of literals whose bytes lie from an address on; the one at place 0 stands for none. */
function recordsOf(
  needles: readonly Needle[],
  { ends }: EncodedLiterals,
  texts: number,
): { records: Uint8Array; longest: number } {
  const words = new Int32Array((RECORD_BYTES / 4) * (needles.length + 1));
  let longest = 0;
  let start = 0;
  for (let index = 0; index < needles.length; index++) {
    const { mark = DECISIVE, owner = NOBODY } = needles[index] ?? {};
    const end = ends[index] ?? 0;
    const record = (RECORD_BYTES / 4) * (index + 1);
    words[record] = texts + start;
    words[record + 1] = end - start;
    words[record + 2] = mark;
    words[record + 3] = owner;
    longest = Math.max(longest, end - start);
    start = end;
  }
  return { records: littleEndian(words), longest };
}

/** The bytes of words as WebAssembly reads them. */
function littleEndian(words: Int32Array): Uint8Array {
  const bytes = Buffer.from(words.buffer);
  return IS_LITTLE_ENDIAN ? bytes : bytes.swap32();
}

/** Four bytes as a word of which the first are the lowest. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

/** Characters that are searched at once, of at most three bytes. */
const PIECE = Math.floor(SLICE_BYTES / 3);

/** Who asks for the literals that a text holds, in rising order. */
export function ownersIn(needles: Needles, text: string): number[] {
  if (text.length <= PIECE) return findIn(needles, text);
  const owners = new Set<number>();
  for (let from = 0; from < text.length; from += PIECE)
    for (const owner of findIn(needles, text.slice(from, from + PIECE + needles.longest))) owners.add(owner);
  return [...owners].toSorted((a, b) => a - b);
}

function findIn({ memory, search, field, fieldBytes }: Needles, piece: string): number[] {
  const count = search.find(field, field + memory.write(piece, field, fieldBytes));
  const owners: number[] = [];
  for (let index = 0; index < count; index++) owners.push(memory.readInt32LE(FOUND + 4 * index));
  return owners;
}
