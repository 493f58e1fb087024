import { DIGIT, INNER, kindOf, LETTER, SEPARATOR, SPACE } from "./character-kinds.ts";
import { endOfColonHex } from "./colon-hex.ts";
import { isDateWord } from "./date-words.ts";
import { endOfDistinguishedName } from "./distinguished-name.ts";
import { maskDensePairs } from "./dense-pairs.ts";
import { foldRepeats } from "./fold-repeats.ts";
import { isIdentifier } from "./is-identifier.ts";
import { endOfPrintedObject } from "./printed-object.ts";
import { isRoot } from "./is-root.ts";
import { hashOf, isMask, type MaskedLine, MOST_TOKENS, push, pushMask, pushPrefixed } from "./masked-line.ts";
import { endOfData, endOfQuoted, hasSignsAlone, isQuote } from "./quotation.ts";
import { endOfMessage, endOfRecord, opensMessage } from "./quoted-message.ts";
import { endOfObject, endOfValue, isOpenValue } from "./value-span.ts";
import { isApostrophe, isLeader, trimEnd, trimStart } from "./word-ends.ts";
import {
  extendName,
  joinsDrive,
  joinsHexadecimal,
  joinsHost,
  joinsMaskedName,
  joinsName,
  joinsNumber,
} from "./word-joins.ts";
import {
  ADDRESS,
  constantOfMask,
  HEX,
  ID,
  kindOfMask,
  maskWord,
  NAME,
  NUMBER,
  PATH,
  PREFIXED,
  URL_MASK,
} from "./word-mask.ts";

/** Nobody tells lines apart by what stands further right. */
const LONGEST = 2000;
/** What is said with these says nothing by itself. */
const STATES: ReadonlySet<string> = new Set(["true", "false", "null", "none", "yes", "off"]);
/** So much in quotes is nothing that a program says each time. */
const LONG_QUOTED = 40;

const OPEN_ROUND = 0x28;
const OPEN_SQUARE = 0x5b;
const COLON = 0x3a;
const SLASH = 0x2f;
const DOT = 0x2e;
const EQUALS = 0x3d;
const AT_SIGN = 0x40;
const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
/** A value may begin with these. */
const VALUE_BRACKETS = "<[{";

/** Splits a line from `start` on into words and separators, and masks what varies. */
export function maskLine(line: MaskedLine, text: string, start: number): void {
  line.text = text;
  line.count = 0;
  line.messageEnd = -1;
  const end = endOfRecord(text, start, Math.min(text.length, start + LONGEST));
  let at = start;
  while (at < end && line.count < MOST_TOKENS) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === SPACE) at += 1;
    else if (kind === SEPARATOR) at = readSeparator(line, at, end);
    else at = readWord(line, at, end);
  }
  maskDensePairs(line);
  keepLoneNames(line);
  foldRepeats(line);
  line.hash = hashOf(line);
}

/** A name that a line begins with tells lines apart, if no colon follows; and where names are all that it has: `server.port = 80`. */
function keepLoneNames(line: MaskedLine): void {
  const { text, count, kinds, starts, ends } = line;
  if (kinds[0] === NAME && text.charCodeAt(ends[0] ?? 0) !== COLON) kinds[0] = 0;
  for (let token = 0; token < count; token++) {
    const isText = kinds[token] === 0 || kinds[token] === PREFIXED;
    if (
      isText &&
      isLetter(text, starts[token] ?? 0) &&
      (ends[token] ?? 0) - (starts[token] ?? 0) > 2 &&
      !isState(text, starts[token] ?? 0, ends[token] ?? 0)
    )
      return;
  }
  for (let token = 0; token < count; token++) if (kinds[token] === NAME) kinds[token] = 0;
}

function isState(text: string, start: number, end: number): boolean {
  return end - start <= 5 && STATES.has(text.slice(start, end).toLowerCase());
}

function isLetter(text: string, at: number): boolean {
  return kindOf(text.charCodeAt(at)) === LETTER;
}

function readSeparator(line: MaskedLine, at: number, end: number): number {
  const { text } = line;
  const code = text.charCodeAt(at);
  if (code === COLON && isAddressStart(line, at)) return readUrl(line, at, end);
  const hexEnd = code === COLON && text.charCodeAt(at + 1) === COLON ? endOfColonHex(text, at, end) : at;
  if (hexEnd > at) {
    pushMask(line, at, hexEnd, ADDRESS);
    return hexEnd;
  }
  if ((code === 0x29 || code === 0x5d) && foldBrackets(line, code === 0x29 ? OPEN_ROUND : OPEN_SQUARE, at))
    return at + 1;
  const dataEnd = code === 0x7b || code === OPEN_SQUARE ? endOfData(line.text, at, end) : at;
  if (dataEnd > at) {
    pushMask(line, at, dataEnd, ID);
    return dataEnd;
  }
  if (code === DOUBLE_QUOTE && opensMessage(line, at)) line.messageEnd = endOfMessage(text, at, end);
  const isOfMessage = at <= line.messageEnd;
  const quotedEnd = isQuote(code) && !isOfMessage ? endOfQuoted(text, at, end) : at;
  if (quotedEnd > at) {
    readQuoted(line, at, quotedEnd);
    return quotedEnd;
  }
  if (code === 0x3c && isBeforeDigit(text, at)) return at + 1;
  const objectEnd = code === 0x3c ? endOfObject(text, at, end) : at;
  if (objectEnd > at) {
    pushMask(line, at, objectEnd, ID);
    return objectEnd;
  }
  push(line, at, at + 1, 0);
  return code === EQUALS ? readValue(line, at + 1, end) : at + 1;
}

/** `ws=WorkSource{10113}`: what stands right behind the sign and names one of many is one mask. */
function readValue(line: MaskedLine, at: number, end: number): number {
  const { text } = line;
  if (!isKey(line)) return at;
  const kind = kindOf(text.charCodeAt(at));
  if (kind !== LETTER && kind !== INNER && !VALUE_BRACKETS.includes(text.charAt(at))) return at;
  const stop = trimEnd(text, at, endOfValue(text, at, end));
  if (stop <= at || !isOpenValue(text, at, stop)) return at;
  const packed = hasSeparator(text, at, stop) ? 0 : maskWord(text, at, stop);
  pushMask(line, at, stop, packed === 0 || constantOfMask(packed) > 0 ? ID : kindOfMask(packed));
  return stop;
}

function hasSeparator(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === SPACE || kind === SEPARATOR) return true;
  }
  return false;
}

/** Whether the last sign stands right behind a word. */
function isKey({ text, count, kinds, starts, ends }: MaskedLine): boolean {
  const key = count - 2;
  if (key < 0 || (isMask(kinds[key]) && kinds[key] !== NAME) || ends[key] !== starts[count - 1]) return false;
  return kindOf(text.charCodeAt((ends[key] ?? 0) - 1)) !== SEPARATOR;
}

/** A quotation is one token: text, or a mask where anything in it varies. */
function readQuoted(line: MaskedLine, at: number, end: number): void {
  const { text } = line;
  if (end - at === 2) {
    push(line, at, end, 0);
    return;
  }
  const [first, stop] = [at + 1, end - 1];
  if (endOfDistinguishedName(text, first, stop) === stop) {
    pushMask(line, at, end, ID);
    return;
  }
  if (hasSeparator(text, first, stop)) {
    readQuotedWords(line, at, end);
    return;
  }
  const packed =
    isRoot(text, first, stop) || hasSignsAlone(text, first, stop) ? PATH : maskWord(text, first, stop);
  const constant = constantOfMask(packed);
  if (isValue(line, at) && isOpenValue(text, first, stop)) pushMask(line, at, end, ID);
  else if (packed === 0 || kindOfMask(packed) === NAME) push(line, at, end, 0);
  else if (constant > 0) pushPrefixed(line, at, end, first + constant);
  else pushMask(line, at, end, kindOfMask(packed));
}

/** Whether what begins here stands right behind `key=`. */
function isValue({ text, count, kinds, ends }: MaskedLine, at: number): boolean {
  return count > 0 && text.charCodeAt(at - 1) === EQUALS && ends[count - 1] === at && kinds[count - 1] === 0;
}

function readQuotedWords(line: MaskedLine, at: number, end: number): void {
  const { text } = line;
  let isVarying = end - at > LONG_QUOTED;
  for (let place = at; place < end && !isVarying; place++)
    isVarying = kindOf(text.charCodeAt(place)) === DIGIT || text.charCodeAt(place) === SLASH;
  if (isVarying) pushMask(line, at, end, ID);
  else push(line, at, end, 0);
}

/** ` <1 sec`: a comparison belongs to its number. */
function isBeforeDigit(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next >= 48 && next <= 57 && text.charCodeAt(at - 1) === 0x20;
}

function isAddressStart(line: MaskedLine, at: number): boolean {
  const { text } = line;
  if (text.charCodeAt(at + 1) !== SLASH || text.charCodeAt(at + 2) !== SLASH) return false;
  return line.count > 0 && line.ends[line.count - 1] === at && line.kinds[line.count - 1] === 0;
}

function readUrl(line: MaskedLine, at: number, end: number): number {
  const { text } = line;
  let stop = at + 3;
  while (stop < end && !endsUrl(text.charCodeAt(stop))) stop += 1;
  line.count -= 1;
  pushMask(line, line.starts[line.count] ?? at, stop, URL_MASK);
  return stop;
}

function endsUrl(code: number): boolean {
  return code <= 32 || code === 0x22 || code === QUOTE || code === 0x3e || code === 0x29 || code === 0x2c;
}

/** `512 bytes (0.5 KB)`, `src/a.ts(3,5):`: what is in brackets behind a mask and is only a mask, or nothing, says no more. */
function foldBrackets(line: MaskedLine, open: number, at: number): boolean {
  const { text, count, kinds, starts, ends } = line;
  const isEmpty = count > 1 && kinds[count - 1] === 0 && text.charCodeAt(starts[count - 1] ?? 0) === open;
  const bracket = isEmpty ? count - 1 : count - 2;
  if (bracket < 1 || kinds[bracket] !== 0 || text.charCodeAt(starts[bracket] ?? 0) !== open) return false;
  if (isNamedAddress(line, bracket)) kinds[bracket - 1] = ADDRESS;
  else if (
    !(kinds[bracket - 1] === NAME && text.charCodeAt(at + 1) === COLON) &&
    !isExplained(kinds[bracket - 1], isEmpty ? 0 : kinds[count - 1])
  )
    return false;
  else if (!isEmpty && !isMask(kinds[count - 1])) return false;
  line.count = bracket;
  ends[bracket - 1] = at + 1;
  return true;
}

/** What may be said a second time in brackets: `512 bytes (0.5 KB)`, `10.0.0.7 (web.example.com)`. */
function isExplained(kind: number | undefined, inside: number | undefined): boolean {
  return isMask(kind) && ((kind !== ID && kind !== NAME) || inside === ADDRESS);
}

/** `unknown[10.0.0.7]`: an address right behind a name, of which there is one or none. */
function isNamedAddress({ text, count, kinds, starts, ends }: MaskedLine, bracket: number): boolean {
  if (kinds[count - 1] !== ADDRESS || bracket !== count - 2 || ends[bracket - 1] !== starts[bracket])
    return false;
  return kindOf(text.charCodeAt((ends[bracket - 1] ?? 0) - 1)) === LETTER;
}

function readWord(line: MaskedLine, start: number, limit: number): number {
  const { text } = line;
  const hexEnd = endOfColonHex(text, start, limit);
  if (hexEnd > start) {
    pushMask(line, start, hexEnd, HEX);
    return hexEnd;
  }
  const nameEnd = endOfDistinguishedName(text, start, limit);
  if (nameEnd > start) {
    pushMask(line, start, nameEnd, ID);
    return nameEnd;
  }
  let end = start + 1;
  let hasAtSign = false;
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === AT_SIGN) hasAtSign = true;
    const kind = kindOf(code);
    if (kind === SPACE || (kind === SEPARATOR && !isApostrophe(text, code, end))) break;
    if (code === DOT && isLeader(text, start, end)) break;
  }
  const objectEnd = hasAtSign ? endOfPrintedObject(text, start, limit) : end;
  if (objectEnd > end) {
    pushMask(line, start, objectEnd, ID);
    return objectEnd;
  }
  end = endOfQuery(text, start, end);
  if (isHere(text, start, end)) {
    pushMask(line, start, end, PATH);
    return end;
  }
  const stop = trimEnd(text, start, end);
  const first = trimStart(text, start, stop);
  if (first > start) push(line, start, first, 0);
  if (stop > first) readTrimmed(line, first, stop);
  if (end > stop && stop > start) push(line, stop, end, 0);
  return end;
}

/** `stat .`, `in ..`, `path=.`: a folder, where more follows or a value stands. */
function isHere(text: string, start: number, end: number): boolean {
  if (
    end - start > 2 ||
    text.charCodeAt(start) !== DOT ||
    (end - start === 2 && text.charCodeAt(start + 1) !== DOT)
  )
    return false;
  const before = text.charAt(start - 1);
  return (
    before === "=" ||
    (before === " " && text.charAt(end) === " " && kindOf(text.charCodeAt(end + 1)) !== INNER)
  );
}

function readTrimmed(line: MaskedLine, start: number, end: number): void {
  const { text } = line;
  const packed = isRoot(text, start, end) ? PATH : maskCalled(text, start, end);
  if (packed === 0 && isDateWord(text, start, end)) {
    pushMask(line, start, end, NUMBER);
    return;
  }
  if (packed === 0 || constantOfMask(packed) > 0) {
    if (joinsMaskedName(line, start)) {
      extendName(line, end);
      return;
    }
    const isNamed = joinsName(line, start);
    if (isNamed) line.count -= 2;
    const first = isNamed ? (line.starts[line.count] ?? start) : start;
    if (packed !== 0) pushPrefixed(line, first, end, start + constantOfMask(packed));
    else if (isNamed) push(line, first, end, 0);
    else if (joinsNumber(line, start, end)) line.ends[line.count - 1] = end;
    else if (joinsHexadecimal(line, start, end)) pushMask(line, start, end, HEX);
    else push(line, start, end, 0);
    return;
  }
  if (packed === NUMBER && joinsHost(line, start, end)) {
    line.count -= 1;
    line.kinds[line.count - 1] = ADDRESS;
    line.ends[line.count - 1] = end;
    return;
  }
  const isOnDrive = packed === PATH && joinsDrive(line, start);
  if (isOnDrive) line.count -= 2;
  pushMask(line, isOnDrive ? start - 2 : start, end, kindOfMask(packed));
}

/** `/search?q` before `=shoes&page=2`: what is asked for is a part of the path. */
function endOfQuery(text: string, start: number, end: number): number {
  if (
    text.charCodeAt(end) !== EQUALS ||
    text.charCodeAt(start) !== SLASH ||
    !text.slice(start, end).includes("?")
  )
    return end;
  let stop = end;
  while (stop < text.length && !endsUrl(text.charCodeAt(stop))) stop += 1;
  return stop;
}

/** `ldap_dn2bv(272)`, `filesystem.Stat("/srv")`, `(*Store).Get`: a function stays; a process with its number varies. */
function maskCalled(text: string, start: number, end: number): number {
  const packed = maskWord(text, start, end);
  const kind = kindOfMask(packed);
  if (kind !== NAME && kind !== ID) return packed;
  if (text.charCodeAt(start) === DOT) return text.charAt(start - 1) === ")" ? 0 : packed;
  if (text.charCodeAt(end) !== OPEN_ROUND || (kind === NAME && isDigit(text, end + 1))) return packed;
  return isIdentifier(text, start, end) ? 0 : packed;
}

function isDigit(text: string, at: number): boolean {
  return kindOf(text.charCodeAt(at)) === DIGIT;
}
