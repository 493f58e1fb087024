import fc from "fast-check";
import { expect, it } from "vitest";
import { ANYTHING, compilePairFilter, FILTER_REACH, NEWLINE_BITS, type PairFilter } from "./pair-filter.ts";

/** What the filter says of the four bytes at a place that is a multiple of four. */
function bitsAt({ first, second }: PairFilter, bytes: Uint8Array, place: number): number {
  const [a = 0, b = 0] = new Uint16Array(Uint8Array.from(bytes.subarray(place, place + 4)).buffer);
  return (first[a] ?? 0) & (second[b] ?? 0);
}

it("lets no occurrence of a literal pass, wherever it begins", () => {
  const literal = fc.string({ minLength: 1, maxLength: 24 });
  const literals = fc.array(literal, { minLength: 1, maxLength: 30 });
  const sample = fc.uint8Array({ minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(literals, sample, fc.nat(7), (all, seen, before) => {
      const filter = compilePairFilter(all, new Uint16Array(Uint8Array.from(seen).buffer));
      for (const each of all) {
        const bytes = Buffer.concat([Buffer.alloc(before, "-"), Buffer.from(each), Buffer.alloc(16, "-")]);
        const places = Array.from(
          { length: FILTER_REACH / 4 + 1 },
          (_, index) => 4 * index + before - (before % 4),
        );
        expect(places.some((place) => (bitsAt(filter, bytes, place) & ~NEWLINE_BITS) !== 0)).toBe(true);
      }
    }),
    { seed: 3, numRuns: 100 },
  );
});

it("tells newlines from literals, and lets the rest of a log alone", () => {
  const filter = compilePairFilter(["error TS", "⎯⎯"], new Uint16Array(64).fill(0x2020));
  const bits = (text: string): number => bitsAt(filter, Buffer.from(text), 0);
  for (const text of ["\nabc", "a\nbc", "ab\nc", "abc\n"]) {
    expect(bits(text) & NEWLINE_BITS).not.toBe(0);
    expect(bits(text) & ~NEWLINE_BITS).toBe(0);
  }
  for (const text of ["npm ", "warn", "    ", "GET "]) expect(bits(text)).toBe(0);
  expect(bitsAt(ANYTHING, Buffer.from("abcd"), 0)).toBe(-1);
});
