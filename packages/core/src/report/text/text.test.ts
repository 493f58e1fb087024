import { describe, expect, it } from "vitest";
import type { Analysis } from "../../model/analysis.ts";
import { problemOf, readShop, shopAnalysis, solutionOf } from "../fixtures/shop-analysis.ts";
import type { ReportOptions } from "../report.ts";
import { text } from "./text.ts";

const options: ReportOptions = {
  color: false,
  width: 90,
  readSource: readShop,
  maxProblems: 10,
  showDiff: false,
};
const empty: Analysis = {
  logs: [],
  problems: [],
  roots: [],
  solutions: [],
  refuted: 0,
  untried: [],
  notes: [],
};

function readHostile(): { text: string; bom: boolean } {
  return { text: "one\n\t/* \u202E */ value\u001B[2J\n", bom: false };
}

describe("the text report", () => {
  it("names a new test beside the fix that it shows, with its diff where diffs are shown", () => {
    const [fix] = shopAnalysis.solutions;
    const diff =
      "diff --git a/src/cart.test.ts b/src/cart.test.ts\n--- /dev/null\n+++ b/src/cart.test.ts\n@@ -0,0 +1,1 @@\n+test\n";
    const solution = solutionOf({
      id: "feedbeef",
      problemIds: [],
      title: "Sum \u001B[31mup",
      changes: [{ file: "src/cart.test.ts", edits: [], created: true, diff }],
    });
    const analysis = { ...shopAnalysis, tests: [{ fixId: fix?.id ?? "", solution }] };
    const shown = text.render(analysis, options).replaceAll(/\n +/g, " ");
    expect(shown).toContain(
      "+ test: Sum \\x1b[31mup (src/cart.test.ts), fails without the fix and passes with it · feedbeef",
    );
    expect(shown).not.toContain("/dev/null");
    expect(text.render(analysis, { ...options, showDiff: true })).toContain("    --- /dev/null\n");
  });

  it("shows root problems, what follows from them, and the best fix with its proof", () => {
    expect(text.render(shopAnalysis, options)).toMatchInlineSnapshot(`
      "error tsc TS2724: '"./money.ts"' has no exported member named 'formatPrice'. Did you
        mean 'formatMoney'?
        src/cart.ts:1:10 · log 1204–1210 · job build › Typecheck · seen 3×

        > 1 | import { formatPrice } from "./money.ts";
            |          ^^^^^^^^^^^
          2 |
          3 | export function total(prices: readonly number[]): string {

        └ 4 more follow from this:
            src/cart.ts:4:9                      tsc TS2304  Cannot find name 'formatPrice'.
            src/invoice/print-invoice.ts:112:31  tsc TS2345  Argument of type 'string' is not a…
                                                 eslint no-undef  'formatPrice' is not defined.
            … 1 more

        ✔ proved  Import formatMoney, as formatPrice is called now
          types: 6 → 2 errors, nothing new in 4 files
          resolves 4 of 7 · fix fix-rename

      error tsc TS2551: Property 'nmae' does not exist on type 'User'. Did you mean 'name'?
        src/label.ts:1:27 · log 10

        > 1 | export const label = user.nmae;
            |                           ^

        ◇ plausible  Change spelling to name
          types: 6 → 5 errors, nothing new in 1 file; lint: skipped, the workspace is not
          trusted
          not proved: another fix passes as well and is about as likely
          resolves 1 of 7 · fix fix-spelling
          or: Declare property nmae (plausible, fix-declare)

      error vitest: AssertionError: expected 12 to be 13
        Expected: 13
        Received: 12
        /builds/x/cart.test.ts:7 (not in this workspace) · log 1290–1294 · test cart > adds up

        │  FAIL  src/cart.test.ts > cart > adds up
        │ AssertionError: expected 12 to be 13
        │
        │ - 13
        │ + 12

        no fix found

      note: \`src/tax.ts\` of the log matches two files: packages/a/src/tax.ts and
        packages/b/src/tax.ts.

      3 root problems (7 reported), 1 proved fix, 1 plausible, 2 refuted · run \`hephaestus fix\` to apply
      "
    `);
  });

  it("shows the edits when asked", () => {
    const one = { ...shopAnalysis, roots: ["p-rename"], notes: [], refuted: 0 };
    expect(text.render(one, { ...options, showDiff: true })).toMatchInlineSnapshot(`
      "error tsc TS2724: '"./money.ts"' has no exported member named 'formatPrice'. Did you
        mean 'formatMoney'?
        src/cart.ts:1:10 · log 1204–1210 · job build › Typecheck · seen 3×

        > 1 | import { formatPrice } from "./money.ts";
            |          ^^^^^^^^^^^
          2 |
          3 | export function total(prices: readonly number[]): string {

        └ 4 more follow from this:
            src/cart.ts:4:9                      tsc TS2304  Cannot find name 'formatPrice'.
            src/invoice/print-invoice.ts:112:31  tsc TS2345  Argument of type 'string' is not a…
                                                 eslint no-undef  'formatPrice' is not defined.
            … 1 more

        ✔ proved  Import formatMoney, as formatPrice is called now
          types: 6 → 2 errors, nothing new in 4 files
          resolves 4 of 7 · fix fix-rename

          --- a/src/cart.ts
          +++ b/src/cart.ts
          @@ -1,4 +1,4 @@
          -import { formatPrice } from "./money.ts";
          +import { formatMoney as formatPrice } from "./money.ts";

           export function total(prices: readonly number[]): string {
           	return formatPrice(prices.reduce((sum, price) => sum + prise, 0));

      1 root problem (7 reported), 1 proved fix · run \`hephaestus fix\` to apply
      "
    `);
  });

  it("folds a narrow page and never writes beyond it what can be folded", () => {
    const one = { ...shopAnalysis, roots: ["p-rename"], notes: [] };
    expect(text.render(one, { ...options, width: 48 })).toMatchInlineSnapshot(`
      "error tsc TS2724: '"./money.ts"' has no
        exported member named 'formatPrice'. Did you
        mean 'formatMoney'?
        src/cart.ts:1:10 · log 1204–1210 · job build › Typecheck · seen 3×

        > 1 | import { formatPrice } from "./money.ts…
            |          ^^^^^^^^^^^
          2 |
          3 | export function total(prices: readonly …

        └ 4 more follow from this:
            src/cart.ts:4:9                      tsc …
            src/invoice/print-invoice.ts:112:31  tsc …
                                                 esli…
            … 1 more

        ✔ proved  Import formatMoney, as formatPrice
          is called now
          types: 6 → 2 errors, nothing new in 4 files
          resolves 4 of 7 · fix fix-rename

      1 root problem (7 reported), 1 proved fix, 2 refuted · run \`hephaestus fix\` to apply
      "
    `);
  });

  it("colours the same words", () => {
    const colored = text.render(shopAnalysis, { ...options, color: true, showDiff: true });
    const plain = text.render(shopAnalysis, { ...options, showDiff: true });
    expect(colored).toContain("\u001B[31m");
    expect(plain).toContain("+export const label = user.name;\n");
    // oxlint-disable-next-line no-control-regex -- the colours are what is looked for
    expect(colored.replaceAll(/\u001B\[\d+m/g, "")).toBe(plain);
  });

  it("shows no more root problems than asked for, and counts all", () => {
    const shown = text.render(shopAnalysis, { ...options, maxProblems: 1 });
    expect(shown).toContain("… 2 more, shown with a higher --max-problems");
    expect(shown).not.toContain("TS2551");
    expect(shown).toContain("3 root problems (7 reported), 1 proved fix, 1 plausible, 2 refuted");
  });

  it("tells a fix once that resolves two root problems", () => {
    const problems = ["a", "b"].map((id) => problemOf({ id, message: `message ${id}` }));
    const solutions = [solutionOf({ id: "both", problemIds: ["b", "a"], title: "One for both" })];
    const shown = text.render({ ...empty, problems, roots: ["a", "b"], solutions }, options);
    expect(shown.split("One for both")).toHaveLength(2);
    expect(shown).toContain("↑ resolved by the fix above, both");
    expect(shown).toContain("1 proved fix · run `hephaestus fix` to apply");
  });

  it("names a code once that the message starts with", () => {
    const message = "AssertionError: expected 1 to be 2";
    const problems = [
      problemOf({ id: "p", tool: "vitest", code: "AssertionError", message, causeOf: ["q"] }),
    ];
    const follower = problemOf({ id: "q", tool: "node", code: "TypeError", message: "TypeError: no" });
    const shown = text.render({ ...empty, problems: [...problems, follower], roots: ["p"] }, options);
    expect(shown).toContain(`error vitest: ${message}\n`);
    expect(shown).toContain("      node  TypeError: no\n");
  });

  it("shows a command to run, and where", () => {
    const problems = [problemOf({ id: "p", message: "Cannot find module 'zod'" })];
    const command = { line: "npm install zod", folder: "packages/a", changes: "dependencies" } as const;
    const verdict = { status: "plausible", level: "none", proofs: [] } as const;
    const fields = { id: "c", problemIds: ["p"], title: "Install zod", changes: [], command };
    const solutions = [solutionOf({ ...fields, verdict: { ...verdict, proofs: [] } })];
    const shown = text.render({ ...empty, problems, roots: ["p"], solutions }, options);
    expect(shown).toContain("  ▷ to run  Install zod\n    $ npm install zod  in packages/a\n");
    expect(shown).not.toContain("not proved");
  });

  it("names the code to look at", () => {
    const suspect = { file: "src/cart.ts", startLine: 3, endLine: 9, symbol: "total", score: 0.9 };
    const { symbol: _symbol, ...file } = { ...suspect, file: "src/money.ts", score: 0.1 };
    const suspects = [suspect, { ...file, changed: true as const }];
    const problems = [problemOf({ id: "p", message: "no", test: "adds", suspects })];
    const shown = text.render({ ...empty, problems, roots: ["p"] }, options);
    expect(shown).toContain("  └ look at src/cart.ts:3 in total, src/money.ts:3 (changed)\n");
  });

  it.each([
    ["needs-trust", "not tried: needs --trust, which lets the workspace's own linters and formatters run"],
    ["protected", "not tried: every fix would touch protected paths"],
  ] as const)("says that no fix was tried: %s", (reason, words) => {
    const problems = ["p", "q"].map((id) => problemOf({ id, message: `message ${id}` }));
    const untried = [{ problemId: "p", reason }];
    const shown = text.render({ ...empty, problems, roots: ["p", "q"], untried }, options);
    expect(shown.split("  no fix found\n")).toHaveLength(2);
    expect(shown).toContain(`message p\n  log 10\n\n  ${words}\n`);
  });

  it("says what a fix needs consent for, as it is typed", () => {
    const problems = [problemOf({ id: "p", message: "no" })];
    const untried = [
      { problemId: "p", reason: "protected" as const, files: ["package.json", "a b/it's.lock"] },
    ];
    const shown = text.render({ ...empty, problems, roots: ["p"], untried }, options);
    expect(shown).toContain(
      `not tried: the fix touches protected package.json, a b/it's.lock: needs --allow package.json --allow 'a b/it'\\''s.lock'\n`,
    );
  });

  it.each([
    [[], "No log was read.\n"],
    [
      [{ source: "ci.log", envelope: "plain", lines: 1, bytes: 3, cutReports: 0 }],
      "No problem recognised in 1 line of ci.log.\n",
    ],
    [
      [
        { source: "a", envelope: "plain", lines: 20, bytes: 3, cutReports: 0 },
        { source: "b", envelope: "plain", lines: 22, bytes: 3, cutReports: 0 },
      ],
      "No problem recognised in 42 lines of 2 logs.\n",
    ],
  ])("says what is true when nothing was found", (logs, shown) => {
    expect(text.render({ ...empty, logs }, options)).toBe(shown);
  });

  it("names the log when there are several", () => {
    const logs = ["one", "two"].map((source) => ({
      source,
      envelope: "plain",
      lines: 5,
      bytes: 9,
      cutReports: 0,
    }));
    const problem = problemOf({
      id: "p",
      message: "m",
      evidence: { source: "two", startLine: 3, endLine: 3 },
    });
    expect(text.render({ ...empty, logs, problems: [problem], roots: ["p"] }, options)).toContain(
      "  two 3\n",
    );
  });

  it("lets nothing of a log or a source act on the terminal", () => {
    const evil = "\u001B]0;owned\u0007\u202Egnp.exe\r\u009B2J";
    const problem = problemOf({
      id: "p",
      tool: evil,
      code: evil,
      message: `${evil}\n${evil}`,
      location: { file: `src/${evil}.ts`, line: 2, column: 10, endColumn: 16, endLine: 2, inWorkspace: true },
      excerpt: [evil],
      test: evil,
      job: evil,
      step: evil,
      causeOf: ["q"],
    });
    const solution = solutionOf({
      id: evil,
      problemIds: ["p"],
      title: evil,
      changes: [{ file: evil, edits: [], diff: `+${evil}\n` }],
      verdict: {
        status: "plausible",
        level: "types",
        reason: evil,
        proofs: [{ kind: "types", status: "failed", detail: evil, ms: 0 }],
      },
    });
    const analysis: Analysis = {
      ...empty,
      logs: [{ source: evil, envelope: "plain", lines: 1, bytes: 1, cutReports: 0 }],
      problems: [problem, { ...problem, id: "q", causeOf: [] }],
      roots: ["p"],
      solutions: [solution, { ...solution, id: "other" }],
      notes: [evil],
    };
    const shown = text.render(analysis, { ...options, readSource: readHostile, showDiff: true });
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(shown).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    expect(shown).toMatchInlineSnapshot(`
      "error \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J: \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J
        \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J
        src/\\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J.ts:2:10 · log 10 · job \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J › \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J · test \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J

          1 | one
        > 2 |     /* \\u{202e} */ value\\x1b[2J
            |                    ^^^^^^^^^

        └ 1 more follows from this:
            src/\\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J.ts:2:10  \\x1b]0;owned\\x07\\u{202e}gnp.ex…

        ◇ plausible  \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J
          types: failed, \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J
          not proved: \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J
          resolves 1 of 2 · fix \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J

          +\\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J

          or: \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J (plausible, other)

      note: \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J

      1 root problem (2 reported), no proved fix, 1 plausible · run \`hephaestus fix --only \\x1b]0;owned\\x07\\u{202e}gnp.exe\\r\\x9b2J\` to apply one
      "
    `);
  });

  it("says that a problem is general", () => {
    const problem = problemOf({ id: "1", tool: "general", message: "sed: unterminated `s'", general: true });
    const shown = text.render({ ...empty, problems: [problem], roots: ["1"] }, options);
    expect(shown).toContain("\n  no tool was recognised; this looks like the failure\n");
  });
});
