import { kindOf, LETTER } from "./character-kinds.ts";
import { isMask, type MaskedLine, remove } from "./masked-line.ts";
import { PREFIXED } from "./word-mask.ts";

const LONGEST_UNIT = 7;
const PARTING = ",;|/";

/**
 * Lists of any length become equal: `blk_1 blk_2 blk_3`, `node-1, node-2`, `node-1 0x1fc <ok> node-2 0x1fc <ok>` keep their
 * first part. Only what has a word and varies is a list; numbers in rows are one mask before.
 */
export function foldRepeats(line: MaskedLine): void {
  let place = 0;
  while (place < line.count) {
    const isFolded = isVarying(line, place) && foldAt(line, place);
    place += 1;
    if (isFolded) place -= 1;
  }
}

/** Folds the shortest unit that holds the token and is repeated behind it. */
function foldAt(line: MaskedLine, varying: number): boolean {
  for (let period = 1; period <= LONGEST_UNIT && varying + period < line.count; period++) {
    if (!isSame(line, varying, varying + period)) continue;
    let start = varying;
    while (start > 0 && varying - start < period && isSame(line, start - 1, start - 1 + period)) start -= 1;
    let end = varying + period + 1;
    while (end < line.count && isSame(line, end, end - period)) end += 1;
    const kept = keptTokens(line, start, end, period);
    if (kept === 0 || !hasWord(line, start, start + period)) continue;
    remove(line, start + kept, end);
    return true;
  }
  return false;
}

/** How many tokens of a run of units stay; 0 where the run is none. */
function keptTokens(line: MaskedLine, start: number, end: number, period: number): number {
  const rest = (end - start) % period;
  if (rest > 0 && rest === period - 1 && isParting(line, start + rest)) return rest;
  return end - start >= period * 2 ? period + rest : 0;
}

function isVarying({ kinds }: MaskedLine, place: number): boolean {
  return kinds[place] !== 0;
}

function isParting({ text, kinds, starts }: MaskedLine, place: number): boolean {
  return kinds[place] === 0 && PARTING.includes(text.charAt(starts[place] ?? 0));
}

function hasWord({ text, kinds, starts }: MaskedLine, start: number, end: number): boolean {
  for (let place = start; place < end; place++) {
    const kind = kinds[place];
    if ((kind === 0 || kind === PREFIXED) && kindOf(text.charCodeAt(starts[place] ?? 0)) === LETTER)
      return true;
  }
  return false;
}

function isSame(line: MaskedLine, one: number, other: number): boolean {
  const { text, kinds, starts, constants } = line;
  if (isMask(kinds[one]) || isMask(kinds[other])) return isMask(kinds[one]) && isMask(kinds[other]);
  if (kinds[one] !== kinds[other]) return false;
  const start = starts[one] ?? 0;
  const otherStart = starts[other] ?? 0;
  const length = (constants[one] ?? 0) - start;
  if (length !== (constants[other] ?? 0) - otherStart) return false;
  for (let at = 0; at < length; at++)
    if (text.charCodeAt(start + at) !== text.charCodeAt(otherStart + at)) return false;
  return true;
}
