import { DIGIT, INNER, isHexadecimal, kindOf, LETTER } from "./character-kinds.ts";

/** What was found to vary in a word: its kind, and from where on. */
export type MaskKind = "number" | "address" | "path" | "url" | "hex" | "id" | "name";

/** Kinds as numbers, in the order of `MASK_KINDS`; 0 is no mask. */
export const MASK_KINDS = ["number", "address", "path", "url", "hex", "id", "name"] as const;

export const NUMBER = 1;
export const ADDRESS = 2;
export const PATH = 3;
export const URL_MASK = 4;
export const HEX = 5;
export const ID = 6;
export const NAME = 7;
/** A word that is constant up to its number: `blk_<number>`. */
export const PREFIXED = 8;

/** The mask's kind, and in the other bits how many characters at the word's start are constant: `blk_` of `blk_-38`. */
const KIND_BITS = 3;
const KIND_MASK = (1 << KIND_BITS) - 1;

/** The kind of a packed mask. */
export function kindOfMask(packed: number): number {
  return packed & KIND_MASK;
}

/** How many characters at the start of its word a packed mask leaves as they are. */
export function constantOfMask(packed: number): number {
  return packed >> KIND_BITS;
}

interface Shape {
  digits: number;
  letters: number;
  /** Place of the last letter and of the first digit, -1 without. */
  lastLetter: number;
  firstDigit: number;
  slashes: number;
  backslashes: number;
  at: number;
  dots: number;
  dashes: number;
  isHex: boolean;
}

const shape: Shape = {
  digits: 0,
  letters: 0,
  lastLetter: -1,
  firstDigit: -1,
  slashes: 0,
  backslashes: 0,
  at: -1,
  dots: 0,
  dashes: 0,
  isHex: true,
};

const BACKSLASH = 0x5c;
const LEAST_HEX = 6;
const LEAST_HEX_WITHOUT_DIGIT = 8;
const LONGEST_UNIT = 5;
/** A word of letters and digits so long is nothing that a person wrote. */
const LONG_ID = 20;

/**
 * What varies in the word at `[start, end)`, packed; 0 where nothing does. Linear, no memory is taken.
 * `10.0.0.7`, `/var/log/x.log`, `blk_-38`, `0x7f`, `550ms`, `a1b2c3d4`, `com.apple.cts`
 */
export function maskWord(text: string, start: number, end: number): number {
  measure(text, start, end);
  if (isPath(text, start, end)) return PATH;
  if (shape.at > 0 && shape.at < end - start - 1) return ADDRESS;
  if (shape.digits === 0) return isLocalHost(text, start, end) ? ADDRESS : maskLetters(end - start);
  return maskMixed(text, start, end);
}

function measure(text: string, start: number, end: number): void {
  shape.digits = shape.letters = shape.slashes = shape.backslashes = shape.dots = shape.dashes = 0;
  shape.lastLetter = shape.firstDigit = shape.at = -1;
  shape.isHex = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === DIGIT) {
      shape.digits += 1;
      if (shape.firstDigit === -1) shape.firstDigit = at - start;
    } else if (kind === INNER) {
      measureInner(code, at - start);
    } else {
      shape.letters += 1;
      shape.lastLetter = at - start;
      if (!isHexadecimal(code)) shape.isHex = false;
    }
  }
}

function measureInner(code: number, place: number): void {
  if (code === 0x2e) shape.dots += 1;
  else if (code === 0x2d) shape.dashes += 1;
  else shape.isHex = false;
  if (code === 0x2f) shape.slashes += 1;
  else if (code === 0x5c) shape.backslashes += 1;
  else if (code === 0x40) shape.at = place;
}

function isPath(text: string, start: number, end: number): boolean {
  const { slashes, backslashes } = shape;
  if (slashes + backslashes === 0 || shape.letters + shape.digits === 0) return false;
  // `\"name\"` is a name in a quotation.
  if (backslashes > 0) return end - start > 2 && (backslashes > 1 || text.charCodeAt(end - 1) !== BACKSLASH);
  if (slashes > 1) return shape.letters > 0;
  const first = text.charCodeAt(start);
  return first === 0x2f || ((first === 0x2e || first === 0x7e) && text.charCodeAt(start + 1) === 0x2f);
}

const LOCAL_HOST = "localhost";

function isLocalHost(text: string, start: number, end: number): boolean {
  return end - start === LOCAL_HOST.length && text.startsWith(LOCAL_HOST, start);
}

function maskLetters(length: number): number {
  if (shape.isHex && shape.dots === 0 && shape.letters === length && length >= LEAST_HEX_WITHOUT_DIGIT)
    return HEX;
  return shape.dots >= 1 && shape.letters > shape.dots + 1 ? NAME : 0;
}

function maskMixed(text: string, start: number, end: number): number {
  const length = end - start;
  const { letters, lastLetter, firstDigit, digits } = shape;
  if (letters === 0) return shape.dots === 3 && digits <= 12 ? ADDRESS : NUMBER;
  if (text.charCodeAt(start) === 0x30 && (text.charCodeAt(start + 1) | 32) === 0x78) return HEX;
  if (shape.isHex && shape.dots === 0 && letters + digits >= LEAST_HEX) return HEX;
  if (firstDigit > lastLetter) {
    const isNegative = text.charCodeAt(start + firstDigit - 1) === 0x2d && firstDigit - lastLetter > 2;
    const constant = isNegative ? firstDigit - 1 : firstDigit;
    return shape.dots >= 3 ? NAME : NUMBER | (constant << KIND_BITS);
  }
  if (isUnit(text, start, end)) return NUMBER;
  if (length < LONG_ID && shape.dots >= 2 && letters > digits) return NAME;
  return ID;
}

/** `550ms`, `1.5GB`, `20%`: digits first, then letters only. */
function isUnit(text: string, start: number, end: number): boolean {
  let at = end;
  while (at > start && kindOf(text.charCodeAt(at - 1)) === LETTER) at -= 1;
  return end - at <= LONGEST_UNIT && shape.letters === end - at;
}
