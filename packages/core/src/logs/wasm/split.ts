import {
  add,
  and,
  bytesEqual,
  equal,
  get,
  isLess,
  loadByte,
  number,
  or,
  set,
  shiftRight,
  storeWord,
  subtract,
  trailingZeros,
  when,
  whilst,
} from "./instructions.ts";
import { ENDS, RECORDS } from "./layout.ts";
import type { WasmFunction } from "./module.ts";

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const CLOSING_BRACE = 0x7d;

/** Tells where lines end. */
export const split: WasmFunction = (() => {
  const [from, to, newlines, end, told, last, records] = [0, 1, 2, 3, 4, 5, 6];
  return {
    name: "split",
    parameters: 2,
    locals: 5,
    code: [
      set(told, number(ENDS)),
      whilst(
        isLess(get(from), get(to)),
        set(newlines, bytesEqual(get(from), NEWLINE)),
        whilst(
          get(newlines),
          set(end, add(get(from), trailingZeros(get(newlines)))),
          set(newlines, and(get(newlines), subtract(get(newlines), number(1)))),
          storeWord(get(told), get(end)),
          set(told, add(get(told), number(4))),
          set(last, loadByte(subtract(get(end), number(1)))),
          when(equal(get(last), number(CARRIAGE_RETURN)), set(last, loadByte(subtract(get(end), number(2))))),
          set(records, or(get(records), equal(get(last), number(CLOSING_BRACE)))),
        ),
        set(from, add(get(from), number(16))),
      ),
      storeWord(number(0), get(records), RECORDS),
      shiftRight(subtract(get(told), number(ENDS)), number(2)),
    ].flat(),
  };
})();
