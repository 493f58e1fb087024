import { describe, expect, it } from "vitest";
import { changeOf } from "./compare-templates.ts";

describe("changeOf", () => {
  it.each([
    [{ before: 0, after: 1 }, { before: 1000, after: 1000 }, "new"],
    [{ before: 1, after: 0 }, { before: 1000, after: 1000 }, "gone"],
    [{ before: 10, after: 10 }, { before: 1000, after: 1000 }, "same"],
    [{ before: 10, after: 60 }, { before: 1000, after: 1000 }, "more"],
    [{ before: 60, after: 10 }, { before: 1000, after: 1000 }, "less"],
    [{ before: 1, after: 3 }, { before: 1000, after: 1000 }, "same"],
    [{ before: 10, after: 100 }, { before: 1000, after: 10_000 }, "same"],
    [{ before: 1000, after: 1500 }, { before: 10_000, after: 10_000 }, "same"],
  ])("of %o among %o is %s", (counts, totals, change) => {
    expect(changeOf(counts, totals)).toBe(change);
  });
});
