import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfDateTime } from "./end-of-date-time.ts";
import { TIME } from "./header-times.ts";

const LINES = [
  ["2026-11-20 09:01:02 text", 19],
  ["2026-11-20T09:01:02.345678Z text", 27],
  ["[2026/11/20 09:01:02,345] text", 25],
  ["2026.11.20 09:01:02", 19],
  ["2026-11-20 09:01:02.1234567890", 29],
  ["2026-11-20 09:01:02 +0100 text", undefined],
  ["2026-11-20T09:01:02+01:00 text", undefined],
  ["2026-11-20 09:01:02 UTC", undefined],
  ["2026-11-20 9:01:02", undefined],
  ["20 09:01:02", undefined],
] as const;
const PARTS = fc.constantFrom(
  "[",
  "]",
  "0",
  "7",
  "45",
  "-",
  "/",
  ".",
  ",",
  ":",
  " ",
  "T",
  "Z",
  "UTC",
  "+0100",
);

describe("endOfDateTime", () => {
  it.each(LINES)("finds the end of %j", (line, end) => {
    expect(endOfDateTime(line, 0)).toBe(end);
  });

  it("agrees with the pattern wherever it knows", () => {
    const texts = fc
      .tuple(
        fc.constantFrom("", "["),
        fc.constantFrom(
          "2026-11-20 09:01:02",
          "2026/01/02T23:59:59",
          "1999.10.10 00:00:00",
          "2026-1-02 01:02:03",
        ),
        fc.array(PARTS, { maxLength: 6 }),
      )
      .map(([open, time, rest]) => open + time + rest.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        const end = endOfDateTime(text, 0);
        TIME.lastIndex = 0;
        const found = TIME.test(text) ? TIME.lastIndex : undefined;
        expect(end ?? found).toBe(found);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });
});
