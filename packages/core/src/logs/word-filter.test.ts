import fc from "fast-check";
import { expect, it } from "vitest";
import { compileNeedles, type Needles } from "./needles.ts";
import { DECISIVE, MARKS, STARTS, WHOLE } from "./wasm/layout.ts";
import { hashOf, longHashOf } from "./wasm/hashes.ts";
import { layOutWordFilter } from "./word-filter.ts";

/** The marks of a text of one line that is searched with the filter. */
function marksOf({ memory, search, field }: Needles, text: Uint8Array): number {
  memory.fill(0, field);
  memory.set(text, field);
  memory[MARKS] = 0;
  return search.mark(field, field + text.length, 0, 0);
}

it("lets no occurrence of a literal pass, wherever it begins", () => {
  const literal = fc.string({ minLength: 1, maxLength: 24 });
  const literals = fc.array(literal, { minLength: 1, maxLength: 30 });
  const sample = fc.uint8Array({ minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(literals, sample, fc.nat(7), (all, seen, before) => {
      const needles = compileNeedles(all.map((each) => ({ literal: each })));
      layOutWordFilter(needles, seen);
      for (const each of all)
        expect(marksOf(needles, Buffer.from(`${"\0".repeat(before)}${each}${"\0".repeat(16)}`))).toBe(
          DECISIVE,
        );
    }),
    { seed: 3, numRuns: 60 },
  );
});

it("lets the rest of a log alone", () => {
  const needles = compileNeedles([{ literal: "error TS" }, { literal: "⎯⎯⎯" }]);
  layOutWordFilter(needles, new Uint8Array(64).fill(0x20));
  const { memory } = needles;
  for (const text of ["npm ", "warn", "    ", "GET "]) {
    const word = Buffer.from(text).readInt32LE();
    expect((memory[WHOLE + (longHashOf(word) >>> 3)] ?? 0) & (1 << (longHashOf(word) & 7))).toBe(0);
    expect(memory.readInt32LE(STARTS + 4 * hashOf(word))).toBe(0);
  }
});
