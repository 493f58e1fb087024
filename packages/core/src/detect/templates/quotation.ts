import { DIGIT, INNER, kindOf, LETTER } from "./character-kinds.ts";

const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const BACKTICK = 0x60;
const OPEN_SQUARE = 0x5b;
const OPEN_BRACE = 0x7b;

/** Whether a unit is a quotation mark. */
export function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === QUOTE || code === BACKTICK;
}

/** `{"a": 1}`, `[{'b': 2}]`, `{}`, `{Name:"a", Size:3}`, `[id = 1, port = 80]`: where what is written as data ends; the place itself where it is none. */
export function endOfData(text: string, at: number, end: number): number {
  let next = at + 1;
  while (next < end && text.charCodeAt(next) === 0x20) next += 1;
  const code = text.charCodeAt(next);
  if (code === text.charCodeAt(at) + 2) return next + 1;
  if (code === OPEN_BRACE && text.charCodeAt(at) === OPEN_SQUARE)
    return endOfData(text, next, end) > next ? balancedEnd(text, at, end) : at;
  if (code === DOUBLE_QUOTE || code === QUOTE) return balancedEnd(text, at, end);
  return isFieldName(text, next) ? fieldsEnd(text, at, end) : at;
}

/** `Name:`, `commandId = `, `duration:` right behind the bracket; not a number in hexadecimal. */
const FIELD_NAME = /(?![\da-f]{6,40}:)[A-Za-z_][\w.-]{0,40}(?::(?!:)|\s?=)/y;
/** A comma and the next field. */
const NEXT_FIELD = /, ?[\w.-]{1,40}(?::|\s?=)/;
/** `action=ACTION_DOWN`: what the record is about. */
const TELLING = /=[A-Z]+_[A-Z_]+\b/;
const GO_MAP = "map";
const LONGEST_FIELDS = 2000;

function isFieldName(text: string, at: number): boolean {
  FIELD_NAME.lastIndex = at;
  return FIELD_NAME.test(text);
}

/** An object as Java or Go prints it: closed, and with commas between its fields, but for Go's `map[a:1 b:2]`. */
function fieldsEnd(text: string, at: number, end: number): number {
  const close = balancedEnd(text, at, Math.min(end, at + LONGEST_FIELDS));
  const last = text.charCodeAt(close - 1);
  if (last !== 0x7d && last !== 0x5d && close < text.length) return at;
  if (text.startsWith(GO_MAP, at - GO_MAP.length)) return close;
  const inside = text.slice(at, close);
  return NEXT_FIELD.test(inside) && !TELLING.test(inside) ? close : at;
}

function balancedEnd(text: string, at: number, end: number): number {
  let depth = 0;
  for (let place = at; place < end; place++) {
    const code = text.charCodeAt(place);
    if (code === OPEN_BRACE || code === OPEN_SQUARE) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth === 0) return place + 1;
  }
  return end;
}

const LONGEST_QUOTED = 100;
/** `"GET /path HTTP/1.1"`: a sentence of its own. */
const REQUEST = /^.[A-Z]{3,10} /;

/** Where a quotation that begins here ends, its closing quote included; the place itself where none does. */
export function endOfQuoted(text: string, at: number, end: number): number {
  if (at > 0 && isWordUnit(text.charCodeAt(at - 1)) && !isBytesPrefix(text, at)) return at;
  const close = text.indexOf(text.charAt(at), at + 1);
  if (close === -1 || close >= end || close - at > LONGEST_QUOTED) return at;
  if (close + 1 < text.length && isWordUnit(text.charCodeAt(close + 1))) return at;
  return REQUEST.test(text.slice(at, at + 12)) ? at : close + 1;
}

/** `?`, `/?`: what a program quotes and has no letter is a value. */
export function hasSignsAlone(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (kindOf(text.charCodeAt(at)) !== INNER) return false;
  return true;
}

function isBytesPrefix(text: string, at: number): boolean {
  return text.charAt(at - 1) === "b" && !isWordUnit(text.charCodeAt(at - 2));
}

function isWordUnit(code: number): boolean {
  const kind = kindOf(code);
  return kind === LETTER || kind === DIGIT;
}
