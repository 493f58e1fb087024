import { kindOf, LETTER } from "./character-kinds.ts";
import { isMask, MOST_TOKENS, remove, type MaskedLine } from "./masked-line.ts";
import { ID } from "./word-mask.ts";

const EQUALS = 0x3d;
const CAPITALS = /^[A-Z][A-Z_]{2,}/;
const PARTING = ",;)]}>\"'";
/** So many pairs in one line are a record, of which the keys stay. */
const FEWEST_PAIRS = 8;

/**
 * Values of a record vary, also where they are plain words or nothing: `id=3 name= flags=N user=default cmd=ping`. What is
 * quoted stays, since it may be the message.
 */
export function maskDensePairs(line: MaskedLine): void {
  if (line.count < 2 * FEWEST_PAIRS || countPairs(line) < FEWEST_PAIRS) return;
  for (let sign = 1; sign < line.count && line.count < MOST_TOKENS; sign++) {
    if (!isPair(line, sign)) continue;
    const value = sign + 1;
    const isEmpty = value >= line.count || line.starts[value] !== line.ends[sign];
    if (isEmpty) insertEmpty(line, value, line.ends[sign] ?? 0);
    else if (isMask(line.kinds[value]) || isWord(line, value)) maskValue(line, value);
  }
}

function countPairs(line: MaskedLine): number {
  let pairs = 0;
  for (let sign = 1; sign < line.count; sign++) if (isPair(line, sign)) pairs += 1;
  return pairs;
}

/** Whether a token is the sign right behind a key. */
function isPair({ text, kinds, starts, ends }: MaskedLine, sign: number): boolean {
  if (kinds[sign] !== 0 || text.charCodeAt(starts[sign] ?? 0) !== EQUALS) return false;
  return ends[sign - 1] === starts[sign] && kindOf(text.charCodeAt((ends[sign - 1] ?? 0) - 1)) === LETTER;
}

/** A plain word; names in capitals, such as `ACTION_DOWN`, tell what the record is about. */
function isWord({ text, starts, ends }: MaskedLine, place: number): boolean {
  const [start, end] = [starts[place] ?? 0, ends[place] ?? 0];
  return kindOf(text.charCodeAt(start)) === LETTER && !CAPITALS.test(text.slice(start, end));
}

/** With what stands right behind it: `client|setinfo`. */
function maskValue(line: MaskedLine, value: number): void {
  const { text, starts, ends, kinds, count } = line;
  let next = value + 1;
  while (next < count && starts[next] === ends[next - 1] && !PARTING.includes(text.charAt(starts[next] ?? 0)))
    next += 1;
  ends[value] = ends[next - 1] ?? 0;
  kinds[value] = ID;
  remove(line, value + 1, next);
}

function insertEmpty(line: MaskedLine, place: number, at: number): void {
  const { starts, ends, kinds, constants } = line;
  for (const tokens of [starts, ends, kinds, constants]) tokens.copyWithin(place + 1, place, line.count);
  starts[place] = ends[place] = constants[place] = at;
  kinds[place] = ID;
  line.count += 1;
}
