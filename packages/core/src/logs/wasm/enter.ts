import { hashCode, headAddress } from "./hashes.ts";
import {
  add,
  and,
  equal,
  get,
  isLess,
  loadByte,
  loadPair,
  loadWord,
  multiply,
  number,
  or,
  select,
  set,
  shiftLeft,
  storeByte,
  storePair,
  storeWord,
  subtract,
  whilst,
  type Code,
} from "./instructions.ts";
import {
  HEAD_BYTES,
  LENGTHS,
  LITERALS,
  RECORD_BYTES,
  RECORD_LENGTH,
  RECORD_NEXT,
  SHORT_LENGTHS,
} from "./layout.ts";
import type { WasmFunction } from "./module.ts";

/** Instructions for the address of a literal's record. */
export function recordAt(place: Code): Code {
  return add(multiply(place, number(RECORD_BYTES)), number(LITERALS));
}

/** Enters literals, whose records are written, into the tables of heads. */
export const enter: WasmFunction = (() => {
  const [count, place, record, length, word, slot, last, text, head] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const isOne = equal(get(length), number(1));
  const pair = and(get(word), select(isOne, number(0xff), number(0xffff)));
  const short = add(pair, number(SHORT_LENGTHS));
  const bit = shiftLeft(number(1), subtract(get(length), number(1)));
  return {
    name: "enter",
    parameters: 1,
    locals: 8,
    code: [
      whilst(
        isLess(get(place), get(count)),
        set(place, add(get(place), number(1))),
        set(record, recordAt(get(place))),
        set(text, loadWord(get(record))),
        set(length, loadWord(get(record), RECORD_LENGTH)),
        set(length, select(isLess(get(length), number(HEAD_BYTES)), get(length), number(HEAD_BYTES))),
        set(word, loadWord(get(text))),
        set(slot, select(isLess(get(length), number(4)), short, add(hashCode(get(word)), number(LENGTHS)))),
        set(last, add(get(slot), select(isOne, number(0xff00), number(0)))),
        whilst(
          isLess(get(slot), add(get(last), number(1))),
          storeByte(get(slot), or(loadByte(get(slot)), bit)),
          set(slot, add(get(slot), number(0x100))),
        ),
        set(head, headAddress(get(word), loadWord(get(text), 4), get(length))),
        storeWord(get(record), loadPair(get(head)), RECORD_NEXT),
        storePair(get(head), get(place)),
      ),
      get(place),
    ].flat(),
  };
})();
