import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileNeedles, ownersIn } from "./needles.ts";

/** The places of the literals that a text holds. */
function held(literals: readonly string[], text: string): number[] {
  return ownersIn(compileNeedles(literals.map((literal, owner) => ({ literal, owner }))), text);
}

describe("ownersIn", () => {
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
    expect(held(literals, text).length > 0).toBe(found);
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
        const expected = needles.flatMap((needle, index) => (line.includes(needle) ? [index] : []));
        expect(held(needles, line)).toEqual(expected);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("finds literals in texts that are longer than what is searched at once, and forgets them", () => {
    const needles = compileNeedles([
      { literal: "x⎯⎯y", owner: 0 },
      { literal: "end", owner: 1 },
      { literal: "x", owner: 1 },
      { literal: "⎯⎯" },
    ]);
    for (let before = 21_830; before < 21_850; before++)
      expect(ownersIn(needles, `${"⎯".repeat(before)}x⎯⎯y${" ".repeat(50_000)}`)).toEqual([0, 1]);
    expect(ownersIn(needles, "the end")).toEqual([1]);
    expect(ownersIn(needles, "⎯⎯")).toEqual([]);
  });
});
