import {
  add,
  and,
  bytesEqual,
  get,
  giveBack,
  isLess,
  number,
  or,
  set,
  shiftLeft,
  subtract,
  when,
  whilst,
} from "./instructions.ts";
import { COLOURED } from "./layout.ts";
import type { WasmFunction } from "./module.ts";

const ESCAPE = 0x1b;
/** First byte of the C1 controls in UTF-8. */
const CONTROL = 0xc2;

/** `COLOURED` where any of some bytes may begin a colour. */
export const coloured: WasmFunction = (() => {
  const [from, to, found] = [0, 1, 2];
  const rest = subtract(get(to), get(from));
  return {
    name: "coloured",
    parameters: 2,
    locals: 1,
    code: [
      whilst(
        isLess(get(from), get(to)),
        set(found, or(bytesEqual(get(from), ESCAPE), bytesEqual(get(from), CONTROL))),
        when(
          isLess(rest, number(16)),
          set(found, and(get(found), subtract(shiftLeft(number(1), rest), number(1)))),
        ),
        when(get(found), giveBack(number(COLOURED))),
        set(from, add(get(from), number(16))),
      ),
      number(0),
    ].flat(),
  };
})();
