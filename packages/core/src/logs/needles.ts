/** What a literal may mean for the line that holds it: bits, so that a line has them all. */
export const DECISIVE = 1;

/** So many bytes must lie behind those in which literals are looked for. */
export const NEEDLE_MARGIN = 8;
/** Literals are known by so many of their first bytes, shorter ones by all. */
const HEAD_BYTES = 8;
const HASHES = 1 << 16;

/** A compiled set of literals: a look-up of a place's bytes tells how long the heads may be that stand there, and another which they are. */
export interface Needles {
  readonly literals: readonly string[];
  /** By the hash of four bytes, a bit for the length of each head that begins so; behind those by two bytes, for heads of less than four. */
  readonly lengths: Uint8Array;
  /** By the hash of a head: the place of those literals among the candidates that may have it; 0 for none. */
  readonly heads: Uint16Array;
  readonly candidates: readonly (readonly Needle[])[];
  /** Bytes of the longest literal. */
  readonly longest: number;
}

interface Needle {
  index: number;
  mark: number;
  bytes: Buffer;
}

/** Compiles literals as UTF-8, of which there may be some thousands; `markOf` says what each one means. */
export function compileNeedles(
  literals: readonly string[],
  markOf: (index: number) => number = () => DECISIVE,
): Needles {
  const [lengths, heads] = [new Uint8Array(2 * HASHES), new Uint16Array(HASHES)];
  const candidates: Needle[][] = [[]];
  let longest = 0;
  for (const [index, literal] of literals.entries()) {
    const bytes = Buffer.from(literal);
    if (bytes.length === 0) continue;
    longest = Math.max(longest, bytes.length);
    noteLength(lengths, bytes);
    const head = headOf(wordAt(bytes, 0), wordAt(bytes, 4), Math.min(bytes.length, HEAD_BYTES));
    heads[head] ||= candidates.push([]) - 1;
    candidates[heads[head] ?? 0]?.push({ index, mark: markOf(index), bytes });
  }
  return { literals, lengths, heads, candidates, longest };
}

function noteLength(lengths: Uint8Array, bytes: Buffer): void {
  const [first = 0, second] = bytes;
  const bit = 1 << (Math.min(bytes.length, HEAD_BYTES) - 1);
  const slot = bytes.length < 4 ? HASHES + (first | ((second ?? 0) << 8)) : hashOf(wordAt(bytes, 0));
  const last = second === undefined ? slot + 0xff00 : slot;
  for (let each = slot; each <= last; each += 0x100) lengths[each] = (lengths[each] ?? 0) | bit;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

function hashOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 16;
}

/** The lengths of the heads that may begin with four bytes, as bits. */
function lengthsOf(lengths: Uint8Array, word: number): number {
  return (lengths[hashOf(word)] ?? 0) | (lengths[HASHES + (word & 0xffff)] ?? 0);
}

/** The hash of a head of so many bytes, of which there are eight at hand. */
function headOf(word: number, next: number, length: number): number {
  if (length <= 4) return hashOf((word << (32 - 8 * length)) ^ length);
  return hashOf(Math.imul(word, 0x85ebca6b) ^ (next << (64 - 8 * length)) ^ length);
}

/** The marks of the literals that begin at a place and end before a limit. */
export function marksAt(
  { lengths, heads, candidates }: Needles,
  bytes: Uint8Array,
  start: number,
  limit: number,
): number {
  const word = wordAt(bytes, start);
  let rest = lengthsOf(lengths, word);
  if (rest === 0) return 0;
  const next = wordAt(bytes, start + 4);
  let found = 0;
  for (; rest !== 0; rest &= rest - 1) {
    const place = heads[headOf(word, next, 32 - Math.clz32(rest & -rest))] ?? 0;
    if (place === 0) continue;
    for (const needle of candidates[place] ?? NONE)
      if (stands(needle.bytes, bytes, start, limit)) found |= needle.mark;
  }
  return found;
}

/** The literals that a text holds, by index, in the order of their starts; one may come more than once. */
export function needlesIn(needles: Needles, text: string): readonly number[] {
  const found: number[] = [];
  const length = encode(text);
  let word = wordAt(encoded, 0);
  for (let start = 0; start < length; start++) {
    const rest = lengthsOf(needles.lengths, word);
    if (rest !== 0) addStarting(found, needles, { start, limit: length, word, rest });
    word = (word >>> 8) | ((encoded[start + 4] ?? 0) << 24);
  }
  return found;
}

interface Start {
  start: number;
  limit: number;
  word: number;
  rest: number;
}

/** Adds the literals that begin at a place of the encoded text. */
function addStarting(
  found: number[],
  { heads, candidates }: Needles,
  { start, limit, word, rest }: Start,
): void {
  const next = wordAt(encoded, start + 4);
  for (let lengths = rest; lengths !== 0; lengths &= lengths - 1)
    for (const needle of candidates[heads[headOf(word, next, 32 - Math.clz32(lengths & -lengths))] ?? 0] ??
      NONE)
      if (stands(needle.bytes, encoded, start, limit)) found.push(needle.index);
}

const NONE: readonly Needle[] = [];
const ENCODER = new TextEncoder();
/** Texts are encoded into the same bytes, one after another. */
let encoded = new Uint8Array(1024);

/** How many bytes a text has, which are in `encoded` then. */
function encode(text: string): number {
  const most = 3 * text.length + NEEDLE_MARGIN;
  if (encoded.length < most) encoded = new Uint8Array(2 * most);
  return ENCODER.encodeInto(text, encoded).written;
}

/** Whether a literal stands at a place and ends before a limit. */
function stands(literal: Buffer, bytes: Uint8Array, start: number, limit: number): boolean {
  if (start + literal.length > limit) return false;
  for (let at = 0; at < literal.length; at++) if (bytes[start + at] !== literal[at]) return false;
  return true;
}
