import { DIGIT, kindOf, SPACE } from "./character-kinds.ts";

const LONGEST_VALUE = 200;
const OPENING = "{[(<";
const CLOSING = "}])>";
/** What a value that names one of many may hold. */
const OPEN_SIGNS = "{[(</\\@";
const ENDS = ",;\"'|`";

/**
 * Where the value behind a `=` ends: `WorkSource{10113}` of `ws=WorkSource{10113}, uid=1`. Brackets are balanced; what closes
 * one that was opened before is no part of it. The place itself where no value stands, or an unending one.
 */
export function endOfValue(text: string, at: number, end: number): number {
  let depth = 0;
  const limit = Math.min(end, at + LONGEST_VALUE);
  let place = at;
  for (; place < limit; place++) {
    const character = text.charAt(place);
    if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth === 0 && (kindOf(text.charCodeAt(place)) === SPACE || ENDS.includes(character))) break;
  }
  return depth > 0 || place - at >= LONGEST_VALUE ? at : place;
}

/** Whether the value at `[start, end)` names one of many things: it holds a digit, a dot, a path or brackets. */
export function isOpenValue(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (kindOf(code) === DIGIT || OPEN_SIGNS.includes(text.charAt(at))) return true;
    if (code === 0x2e && at > start && at < end - 1) return true;
  }
  return false;
}

/** `<function handle at 0x7f2a>`, `<NSXPCConnection: 0x600>`: where an object that was printed with its address ends. */
export function endOfObject(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1) | 32;
  if (next < 97 || next > 122) return at;
  let depth = 0;
  for (let place = at; place < Math.min(end, at + LONGEST_VALUE); place++) {
    const character = text.charAt(place);
    if (character === "<") depth += 1;
    else if (character === ">") depth -= 1;
    if (depth === 0) return / (?:at )?0x[\da-f]/i.test(text.slice(at, place)) ? place + 1 : at;
  }
  return at;
}
