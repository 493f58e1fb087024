import { HASH_SEED, joinHash, mixHigh, mixLow } from "./hash-53.ts";
import { HEX, NUMBER, PREFIXED } from "./word-mask.ts";

/** More tokens of a line are not looked at. */
export const MOST_TOKENS = 160;

/** The tokens of the line that was masked last; the arrays are reused. */
export interface MaskedLine {
  text: string;
  count: number;
  /** Where each token lies in the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 0 for text that stays, else what was masked, see `MASK_KINDS`. */
  readonly kinds: Uint8Array;
  /** Where the constant part of a token ends: its end, or its number in `blk_38`. */
  readonly constants: Int32Array;
  /** Where the quoted message of a record ends, -1 without one. */
  messageEnd: number;
  /** Of what stays: the same for equal lines, told apart with 53 bits. */
  hash: number;
}

/** A buffer for one line after the other. */
export function createMaskedLine(): MaskedLine {
  return {
    text: "",
    count: 0,
    starts: new Int32Array(MOST_TOKENS + 4),
    ends: new Int32Array(MOST_TOKENS + 4),
    kinds: new Uint8Array(MOST_TOKENS + 4),
    constants: new Int32Array(MOST_TOKENS + 4),
    messageEnd: -1,
    hash: 0,
  };
}

/** Whether what a token stands for varies as a whole. */
export function isMask(kind: number | undefined): boolean {
  return kind !== undefined && kind !== 0 && kind !== PREFIXED;
}

/** Adds a token: text, or a mask that joins no other. */
export function push(line: MaskedLine, start: number, end: number, kind: number): void {
  const { count } = line;
  line.starts[count] = start;
  line.ends[count] = end;
  line.kinds[count] = kind;
  line.constants[count] = end;
  line.count = count + 1;
}

/** Adds a token that is constant up to a place. */
export function pushPrefixed(line: MaskedLine, start: number, end: number, constant: number): void {
  push(line, start, end, PREFIXED);
  line.constants[line.count - 1] = constant;
}

/** Masks that only signs keep apart are one: `10.0.0.7:8080`, `1, 2, 3`, `0-15`. */
export function pushMask(line: MaskedLine, start: number, end: number, kind: number): void {
  const { kinds, text } = line;
  let last = line.count - 1;
  while (last > 0 && kinds[last] === 0 && isJoint(text, line.starts[last] ?? 0, line.ends[last] ?? 0))
    last -= 1;
  const isNext = last === line.count - 1 && (line.ends[last] ?? 0) < start;
  if (last < 0 || !isMask(kinds[last]) || (isNext && !(isFigure(kinds[last]) && isFigure(kind)))) {
    push(line, start, end, kind);
    return;
  }
  line.count = last + 1;
  line.ends[last] = end;
}

/** Takes the tokens at `[from, to)` away. */
export function remove(line: MaskedLine, from: number, to: number): void {
  const { starts, ends, kinds, constants } = line;
  for (const tokens of [starts, ends, kinds, constants]) tokens.copyWithin(from, to, line.count);
  line.count -= to - from;
}

const JOINTS = ",:;-/|.+*x";

/** Figures stand in rows: `3552 3479`, `ff 00 7f`; other masks that a blank parts are columns. */
function isFigure(kind: number | undefined): boolean {
  return kind === NUMBER || kind === HEX;
}

/** A sign, alone or several times; a colon with a space behind it parts a name from its value. */
function isJoint(text: string, start: number, end: number): boolean {
  const sign = text.charAt(start);
  if (!JOINTS.includes(sign)) return false;
  for (let at = start + 1; at < end; at++) if (text.charAt(at) !== sign) return false;
  return text.charAt(start) !== ":" || text.charAt(end) !== " ";
}

/** Of what stays: 53 bits, the same for equal lines. */
export function hashOf({ text, count, starts, constants, kinds }: MaskedLine): number {
  let low = HASH_SEED;
  let high = count;
  for (let token = 0; token < count; token++) {
    const end = constants[token] ?? 0;
    const kind = kinds[token] ?? 0;
    if (kind === 0 || kind === PREFIXED)
      for (let at = starts[token] ?? 0; at < end; at++) {
        const code = text.charCodeAt(at);
        low = mixLow(low, code);
        high = mixHigh(high, code);
      }
    low = mixLow(low, markOf(kind));
    high = mixHigh(high, low);
  }
  return joinHash(high, low);
}

function markOf(kind: number): number {
  if (kind === 0) return 0x1ff;
  return kind === PREFIXED ? 0x3ff : 0x2ff;
}
