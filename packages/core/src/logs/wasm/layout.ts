/** Where things lie in the memory of the literal search; all but the last have a fixed place. */
const KIB = 1024;

/** Bits by a hash of 19 bits: whether four bytes may be a literal's. */
export const WHOLE = 0;
/** Pairs by their value: the buckets, which are bits, of what the low half of four bytes may be part of, and the high one. */
export const LOW: number = WHOLE + 64 * KIB;
export const HIGH: number = LOW + 128 * KIB;
/** Words by the hash of four bytes: where literals may begin that are known by them; by the bucket: by some of them. */
export const STARTS: number = HIGH + 128 * KIB;
export const PART_STARTS: number = STARTS + 256 * KIB;
export const PART_BUCKETS = 16;
/** Bytes by the hash of four bytes, and behind them by two: a bit for the length of each head that begins so. */
export const LENGTHS: number = PART_STARTS + KIB;
export const SHORT_LENGTHS: number = LENGTHS + 64 * KIB;
/** Pairs by the hash of a head: the place of the first literal that may have it; 0 for none. */
export const HEADS: number = SHORT_LENGTHS + 64 * KIB;
/** A mark that makes the rest of a line uninteresting. */
export const DECISIVE = 1;
/** The mark of a line with literals that may hold colours as well: an escape, or the first byte of a C1 control in UTF-8. */
export const COLOURED = 16;
/** Lines are told of from here on: a word for the end of each, and before the first for the one above it, then a byte for its marks. */
export const SLICE_BYTES: number = 64 * KIB;
export const ENDS: number = HEADS + 128 * KIB + 16;
export const MARKS: number = ENDS + 4 * (SLICE_BYTES + 16);
/** Not 0 when a line that was told of ends in a closing brace. */
export const RECORDS: number = MARKS + SLICE_BYTES + 16;
/** How many owners were found, and which; each has a byte that says so while they are looked for. */
export const FOUND_COUNT: number = RECORDS + 4;
export const FOUND: number = RECORDS + 16;
const MOST_OWNERS: number = 64 * KIB;
export const IS_FOUND: number = FOUND + 4 * MOST_OWNERS;
/** Literals: a record of each from place 1 on, and behind the records their bytes, and the bytes that are searched. */
export const LITERALS: number = IS_FOUND + MOST_OWNERS;

/** Of a literal's record: where its bytes lie, how many there are, its marks, its owner, and the place of the next that has the same head. */
export const RECORD_BYTES = 20;
export const RECORD_LENGTH = 4;
export const RECORD_MARKS = 8;
export const RECORD_OWNER = 12;
export const RECORD_NEXT = 16;
/** Literals are known by so many of their first bytes, shorter ones by all. */
export const HEAD_BYTES = 8;
/** An owner that nobody asks for. */
export const NOBODY: number = -1;
/** So many bytes must lie behind those that are searched. */
export const MARGIN = 32;
