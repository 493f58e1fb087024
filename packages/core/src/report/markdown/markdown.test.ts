import { describe, expect, it } from "vitest";
import { readShop, shopAnalysis } from "../fixtures/shop-analysis.ts";
import { digestOf } from "../digest.ts";
import { digestMarkdown } from "./digest-markdown.ts";
import { markdown } from "./markdown.ts";

const options = { color: false, width: 80, readSource: readShop, maxProblems: 5, showDiff: false };

describe("markdown", () => {
  it("tells roots first, each with its place and the best fix of it", () => {
    expect(markdown.render(shopAnalysis, options)).toBe(
      [
        "### 3 root problems (7 reported), 1 proved fix, 1 plausible",
        "From `ci.log`.",
        "**error** `tsc TS2724` at `src/cart.ts:1` in `build`",
        `\`'"./money.ts"' has no exported member named 'formatPrice'. Did you mean 'formatMoney'?\``,
        "4 more follow from this.",
        "✔ **proved** · Import formatMoney, as formatPrice is called now (`applies`, `parses`, `types` passed)",
        "**error** `tsc TS2551` at `src/label.ts:1`",
        "`Property 'nmae' does not exist on type 'User'. Did you mean 'name'?`",
        "● plausible · Change spelling to name (`types` passed): another fix passes as well and is about as likely",
        "**error** `vitest`",
        "`AssertionError: expected 12 to be 13`",
        "```text\nExpected: 13\nReceived: 12\n```",
        "> `src/tax.ts` of the log matches two files: packages/a/src/tax.ts and packages/b/src/tax.ts.\n",
      ].join("\n\n"),
    );
  });

  it("shows diffs and as many problems as asked for", () => {
    const text = markdown.render(shopAnalysis, { ...options, showDiff: true, maxProblems: 1 });
    expect(text).toContain("<details><summary>diff</summary>\n\n```diff\ndiff --git a/src/cart.ts");
    expect(text).toContain("… and 2 more: `--max-problems` shows them.");
  });

  it("keeps within the bytes it is given", () => {
    const digest = digestOf(shopAnalysis);
    const many = { ...digest, problems: Array.from({ length: 900 }, () => digest.problems).flat() };
    const text = digestMarkdown(many, {
      head: ["# Head"],
      mostBytes: 10_000,
      mostProblems: 9_000,
      showDiff: true,
      elsewhere: "there.",
    });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000);
    expect(text).toMatch(/… and \d+ more: there\.\n\n> /);
  });
});
