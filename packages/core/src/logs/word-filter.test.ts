import fc from "fast-check";
import { expect, it } from "vitest";
import { ANYTHING, compileWordFilter, NEWLINE_BITS, reachOf, type WordFilter } from "./word-filter.ts";

/** How far before the four bytes at a place, which is a multiple of four, a literal may begin. */
function reachAt(filter: WordFilter, bytes: Uint8Array, place: number): number {
  const [a = 0, b = 0] = pairsAt(bytes, place);
  return reachOf(filter, a, b);
}

function pairsAt(bytes: Uint8Array, place: number): Uint16Array {
  return new Uint16Array(Uint8Array.from(bytes.subarray(place, place + 4)).buffer);
}

it("lets no occurrence of a literal pass, wherever it begins", () => {
  const literal = fc.string({ minLength: 1, maxLength: 24 });
  const literals = fc.array(literal, { minLength: 1, maxLength: 30 });
  const sample = fc.uint8Array({ minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(literals, sample, fc.nat(7), (all, seen, before) => {
      const filter = compileWordFilter(all, new Uint16Array(Uint8Array.from(seen).buffer));
      for (const each of all) {
        const bytes = Buffer.concat([Buffer.alloc(before, "-"), Buffer.from(each), Buffer.alloc(16, "-")]);
        const reaches = Array.from({ length: bytes.length >> 2 }, (_, index) => 4 * index).filter(
          (place) => place - reachAt(filter, bytes, place) <= before && place + 4 > before,
        );
        expect(reaches.some((place) => reachAt(filter, bytes, place) >= 0)).toBe(true);
      }
    }),
    { seed: 3, numRuns: 100 },
  );
});

it("tells newlines from literals, and lets the rest of a log alone", () => {
  const filter = compileWordFilter(["error TS", "⎯⎯"], new Uint16Array(64).fill(0x2020));
  for (const text of ["\nabc", "a\nbc", "ab\nc", "abc\n"]) {
    const [a = 0, b = 0] = pairsAt(Buffer.from(text), 0);
    expect((filter.first[a] ?? 0) & (filter.second[b] ?? 0) & NEWLINE_BITS).not.toBe(0);
    expect(reachOf(filter, a, b)).toBe(-1);
  }
  for (const text of ["npm ", "warn", "    ", "GET "]) expect(reachAt(filter, Buffer.from(text), 0)).toBe(-1);
  expect(reachAt(ANYTHING, Buffer.from("abcd"), 0)).toBeGreaterThanOrEqual(0);
});
