import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileNeedles, needlesIn } from "./needles.ts";

/** Whether any literal ends anywhere in the text. */
function holds(literals: readonly string[], text: string): boolean {
  return needlesIn(compileNeedles(literals), text).length > 0;
}

describe("compileNeedles", () => {
  it.each([
    { literals: ["error TS"], text: "src/a.ts(1,2): error TS2304: x", found: true },
    { literals: ["error TS"], text: "error Ts2304", found: false },
    { literals: ["he", "she", "hers"], text: "ushers", found: true },
    { literals: ["shells", "he"], text: "shell", found: true },
    { literals: ["abcd", "bc"], text: "abce", found: true },
    { literals: ["aaab"], text: "aaaaaab", found: true },
    { literals: ["abab"], text: "abaab", found: false },
    { literals: ["⎯⎯"], text: "a ⎯⎯ b", found: true },
    { literals: ["⎯⎯"], text: "⎯ ⎯", found: false },
    { literals: ["✖"], text: "✗✘✕", found: false },
    { literals: ["same", "same"], text: "the same", found: true },
    { literals: [], text: "anything", found: false },
    { literals: [""], text: "anything", found: false },
  ])("finds $literals in $text: $found", ({ literals, text, found }) => {
    expect(holds(literals, text)).toBe(found);
  });

  it("says the same as String.includes", () => {
    const short = fc.string({ unit: fc.constantFrom("a", "b", "é", "⎯", "✖", "😀"), maxLength: 5 });
    const literals = fc.array(
      short.filter((literal) => literal !== ""),
      { maxLength: 6 },
    );
    const text = fc.array(short, { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(literals, text, (needles, line) => {
        const found = new Set(needlesIn(compileNeedles(needles), line));
        expect(needles.map((_, index) => found.has(index))).toEqual(
          needles.map((needle) => line.includes(needle)),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
