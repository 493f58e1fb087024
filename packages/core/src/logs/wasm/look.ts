import { hashCode, headAddress } from "./hashes.ts";
import {
  type Code,
  add,
  drop,
  and,
  call,
  get,
  giveBack,
  isLess,
  isZero,
  loadByte,
  loadPair,
  loadWord,
  number,
  or,
  set,
  shiftLeft,
  storeByte,
  storeWord,
  subtract,
  trailingZeros,
  when,
  whilst,
  xor,
} from "./instructions.ts";
import {
  FOUND,
  FOUND_COUNT,
  IS_FOUND,
  LENGTHS,
  NOBODY,
  RECORD_LENGTH,
  RECORD_MARKS,
  RECORD_NEXT,
  RECORD_OWNER,
  SHORT_LENGTHS,
} from "./layout.ts";
import type { WasmFunction } from "./module.ts";
import { recordAt } from "./enter.ts";

/** The places of the functions among those of the module. */
const STANDS = 0;
export const LOOK = 1;
export const COLOURS = 2;

/** Bits for the lengths of the heads that may begin with a word; 0 for most words. */
const lengthsFor = (word: Code): Code =>
  or(loadByte(hashCode(word), LENGTHS), loadByte(and(word, number(0xffff)), SHORT_LENGTHS));

/** Whether the bytes of a literal stand at a place and end before a limit. */
export const stands: WasmFunction = (() => {
  const [literal, place, limit, length, at] = [0, 1, 2, 3, 4];
  return {
    name: "stands",
    parameters: 3,
    locals: 2,
    code: [
      set(length, loadWord(get(literal), RECORD_LENGTH)),
      when(isLess(get(limit), add(get(place), get(length))), giveBack(number(0))),
      set(literal, loadWord(get(literal))),
      whilst(
        isLess(get(at), get(length)),
        when(
          xor(loadByte(add(get(literal), get(at))), loadByte(add(get(place), get(at)))),
          giveBack(number(0)),
        ),
        set(at, add(get(at), number(1))),
      ),
      number(1),
    ].flat(),
  };
})();

/** The marks of the literals that begin at a place and end before a limit; their owners are noted where that is asked for. */
export const look: WasmFunction = (() => {
  const [place, limit, names, word, next, rest, length, literal, found, owner] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ];
  const note = [
    set(owner, loadWord(get(literal), RECORD_OWNER)),
    when(
      isZero(loadByte(get(owner), IS_FOUND)),
      storeByte(get(owner), number(1), IS_FOUND),
      storeWord(shiftLeft(loadWord(number(0), FOUND_COUNT), number(2)), get(owner), FOUND),
      storeWord(number(0), add(loadWord(number(0), FOUND_COUNT), number(1)), FOUND_COUNT),
    ),
  ];
  return {
    name: "look",
    parameters: 3,
    locals: 7,
    code: [
      set(word, loadWord(get(place))),
      set(rest, lengthsFor(get(word))),
      when(isZero(get(rest)), giveBack(number(0))),
      set(next, loadWord(get(place), 4)),
      whilst(
        get(rest),
        set(length, add(trailingZeros(get(rest)), number(1))),
        set(rest, and(get(rest), subtract(get(rest), number(1)))),
        set(literal, loadPair(headAddress(get(word), get(next), get(length)))),
        whilst(
          get(literal),
          set(literal, recordAt(get(literal))),
          when(
            call(STANDS, get(literal), get(place), get(limit)),
            set(found, or(get(found), loadWord(get(literal), RECORD_MARKS))),
            when(and(get(names), isLess(number(NOBODY), loadWord(get(literal), RECORD_OWNER))), ...note),
          ),
          set(literal, loadWord(get(literal), RECORD_NEXT)),
        ),
      ),
      get(found),
    ].flat(),
  };
})();

/** Notes the owners of the literals in some bytes, in rising order, and says how many there are. */
export const find: WasmFunction = (() => {
  const [from, to, word, noted, slot, owner] = [0, 1, 2, 3, 4, 5];
  const above = loadWord(get(slot), FOUND - 4);
  const sort = whilst(
    isLess(get(noted), shiftLeft(loadWord(number(0), FOUND_COUNT), number(2))),
    set(owner, loadWord(get(noted), FOUND)),
    storeByte(get(owner), number(0), IS_FOUND),
    set(slot, get(noted)),
    whilst(
      and(isLess(number(0), get(slot)), isLess(get(owner), above)),
      storeWord(get(slot), above, FOUND),
      set(slot, subtract(get(slot), number(4))),
    ),
    storeWord(get(slot), get(owner), FOUND),
    set(noted, add(get(noted), number(4))),
  );
  return {
    name: "find",
    parameters: 2,
    locals: 4,
    code: [
      storeWord(number(0), number(0), FOUND_COUNT),
      whilst(
        isLess(get(from), get(to)),
        set(word, loadWord(get(from))),
        when(lengthsFor(get(word)), drop(call(LOOK, get(from), get(to), number(1)))),
        set(from, add(get(from), number(1))),
      ),
      sort,
      loadWord(number(0), FOUND_COUNT),
    ].flat(),
  };
})();
