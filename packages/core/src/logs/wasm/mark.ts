import { productCode } from "./hashes.ts";
import {
  add,
  and,
  call,
  fill,
  get,
  isLess,
  leadingZeros,
  loadByte,
  loadPair,
  loadWord,
  number,
  or,
  set,
  shiftLeft,
  shiftRight,
  storeByte,
  storeWord,
  subtract,
  trailingZeros,
  when,
  whilst,
  xor,
} from "./instructions.ts";
import { DECISIVE, ENDS, HIGH, LOW, MARKS, PART_STARTS, STARTS, WHOLE } from "./layout.ts";
import { COLOURS, LOOK } from "./look.ts";
import type { WasmFunction } from "./module.ts";

/** Adds the marks of literals to the lines that hold them. */
export const mark: WasmFunction = (() => {
  const [from, to, lines, everywhere, word, hash, parts, starts, place, found, line, at, end, first] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
  ];
  const lineEnd = loadWord(shiftLeft(get(line), number(2)), ENDS);
  const endAbove = loadWord(shiftLeft(get(line), number(2)), ENDS - 4);
  const colours = call(COLOURS, add(endAbove, number(1)), lineEnd);
  const addMarks = [
    whilst(isLess(lineEnd, get(place)), set(line, add(get(line), number(1)))),
    when(
      isLess(endAbove, get(place)),
      storeByte(get(line), or(loadByte(get(line), MARKS), or(get(found), colours)), MARKS),
      // The rest of a line is of no interest that holds what is decisive.
      when(
        and(get(found), number(DECISIVE)),
        set(end, subtract(and(lineEnd, number(-4)), number(4))),
        when(isLess(get(at), get(end)), set(at, get(end)), set(starts, number(0))),
      ),
    ),
  ];
  return {
    name: "mark",
    parameters: 4,
    locals: 10,
    code: [
      fill(number(MARKS + 1), number(0), get(lines)),
      storeWord(number(0), subtract(get(from), number(1)), ENDS - 4),
      storeWord(shiftLeft(get(lines), number(2)), get(to), ENDS),
      set(at, get(from)),
      whilst(
        isLess(get(at), get(to)),
        set(word, loadWord(get(at))),
        set(hash, productCode(get(word))),
        set(
          parts,
          and(
            loadPair(shiftLeft(and(get(word), number(0xffff)), number(1)), LOW),
            loadPair(shiftLeft(shiftRight(get(word), number(16)), number(1)), HIGH),
          ),
        ),
        when(
          or(
            or(get(parts), get(everywhere)),
            and(
              shiftRight(
                loadByte(shiftRight(get(hash), number(16)), WHOLE),
                and(shiftRight(get(hash), number(13)), number(7)),
              ),
              number(1),
            ),
          ),
          set(
            starts,
            or(get(everywhere), loadWord(shiftLeft(shiftRight(get(hash), number(16)), number(2)), STARTS)),
          ),
          whilst(
            get(parts),
            set(
              starts,
              or(get(starts), loadWord(shiftLeft(trailingZeros(get(parts)), number(2)), PART_STARTS)),
            ),
            set(parts, and(get(parts), subtract(get(parts), number(1)))),
          ),
          whilst(
            get(starts),
            set(first, subtract(number(31), leadingZeros(get(starts)))),
            set(place, subtract(add(get(at), number(3)), get(first))),
            set(starts, xor(get(starts), shiftLeft(number(1), get(first)))),
            when(
              isLess(subtract(get(from), number(1)), get(place)),
              set(found, call(LOOK, get(place), get(to), number(0))),
              when(get(found), ...addMarks),
            ),
          ),
        ),
        set(at, add(get(at), number(4))),
      ),
      loadByte(get(lines), MARKS),
    ].flat(),
  };
})();
