import fc from "fast-check";
import { expect, it } from "vitest";
import { ANYTHING, compileWordFilter, NEWLINE_BITS, startsOf, type WordFilter } from "./word-filter.ts";

/** Where literals may begin that the four bytes at a place are of, which is a multiple of four. */
function startsAt(filter: WordFilter, bytes: Uint8Array, place: number): number {
  return startsOf(filter, wordAt(bytes, place));
}

function wordAt(bytes: Uint8Array, place: number): number {
  return new Int32Array(Uint8Array.from(bytes.subarray(place, place + 4)).buffer)[0] ?? 0;
}

it("lets no occurrence of a literal pass, wherever it begins", () => {
  const literal = fc.string({ minLength: 1, maxLength: 24 });
  const literals = fc.array(literal, { minLength: 1, maxLength: 30 });
  const sample = fc.uint8Array({ minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(literals, sample, fc.nat(7), (all, seen, before) => {
      const filter = compileWordFilter(all, new Int32Array(Uint8Array.from(seen).buffer));
      for (const each of all) {
        const bytes = Buffer.concat([Buffer.alloc(before, "-"), Buffer.from(each), Buffer.alloc(16, "-")]);
        const places = Array.from({ length: bytes.length >> 2 }, (_, index) => 4 * index);
        const isTold = places.some((place) => {
          const bit = place + 3 - before;
          return bit >= 0 && bit < 31 && (startsAt(filter, bytes, place) & (1 << bit)) !== 0;
        });
        expect(isTold).toBe(true);
      }
    }),
    { seed: 3, numRuns: 100 },
  );
});

it("tells newlines from literals, and lets the rest of a log alone", () => {
  const filter = compileWordFilter(["error TS", "⎯⎯"], new Int32Array(64).fill(0x20202020));
  for (const text of ["\nabc", "a\nbc", "ab\nc", "abc\n"]) {
    const word = wordAt(Buffer.from(text), 0);
    expect((filter.low[word & 0xffff] ?? 0) & (filter.high[word >>> 16] ?? 0) & NEWLINE_BITS).not.toBe(0);
    expect(startsOf(filter, word)).toBe(0);
  }
  for (const text of ["npm ", "warn", "    ", "GET "]) expect(startsAt(filter, Buffer.from(text), 0)).toBe(0);
  expect(startsAt(ANYTHING, Buffer.from("abcd"), 0)).toBe(0b1111);
});
