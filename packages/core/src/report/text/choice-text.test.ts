import { expect, test } from "vitest";
import { readShop, shopAnalysis } from "../fixtures/shop-analysis.ts";
import { choicesOf, explainSolution, renderChoice, renderProblem } from "./choice-text.ts";

const options = { color: false, width: 80, readSource: readShop, maxProblems: 1, showDiff: true };
const [rename, spelling] = choicesOf(shopAnalysis);

test("a choice is a root problem with what can be written for it", () => {
  const choices = choicesOf(shopAnalysis);
  expect(choices.map(({ root, solutions }) => [root.id, solutions.map(({ id }) => id)])).toEqual([
    ["p-rename", ["fix-rename"]],
    ["p-spelling", ["fix-spelling"]],
  ]);
});

test("it is shown with its problem in short, its proof, its diff, and what else there is", () => {
  if (spelling === undefined) throw new Error("the shop has a misspelling");
  const [chosen, ...others] = [...spelling.solutions, ...shopAnalysis.solutions.slice(2)];
  if (chosen === undefined) throw new Error("the misspelling has a fix");
  const choice = { ...spelling, solutions: [chosen, ...others] };
  expect(renderChoice(choice, chosen, { ...options, analysis: shopAnalysis })).toMatchInlineSnapshot(`
    "error tsc TS2551: Property 'nmae' does not exist on type 'User'. Did you mean
      'name'?
      src/label.ts:1:27 · log 10

      ◇ plausible  Change spelling to name
        types: 6 → 5 errors, nothing new in 1 file; lint: skipped, the workspace is
        not trusted
        not proved: another fix passes as well and is about as likely
        resolves 1 of 7 · fix fix-spelling

        --- a/src/label.ts
        +++ b/src/label.ts
        @@ -1,1 +1,1 @@
        -export const label = user.nmae;
        +export const label = user.name;

        or: Declare property nmae (plausible, fix-declare)"
  `);
});

test("details are all that is known of the problem", () => {
  if (rename === undefined) throw new Error("the shop has a renamed export");
  expect(renderProblem(rename.root, shopAnalysis, options)).toMatchInlineSnapshot(`
    "error tsc TS2724: '"./money.ts"' has no exported member named 'formatPrice'.
      Did you mean 'formatMoney'?
      src/cart.ts:1:10 · log 1204–1210 · job build › Typecheck · seen 3×

      > 1 | import { formatPrice } from "./money.ts";
          |          ^^^^^^^^^^^
        2 |
        3 | export function total(prices: readonly number[]): string {

      └ 4 more follow from this:
          src/cart.ts:4:9                      tsc TS2304  Cannot find name 'format…
          src/invoice/print-invoice.ts:112:31  tsc TS2345  Argument of type 'string…
                                               eslint no-undef  'formatPrice' is no…
          … 1 more

      │ src/cart.ts(1,10): error TS2724: …"
  `);
});

test("an explanation tells every check and why it is not proved", () => {
  const solution = spelling?.solutions[0];
  if (solution === undefined) throw new Error("the misspelling has a fix");
  const described = { ...solution, description: "`name` is the closest of its properties." };
  expect(explainSolution(described, shopAnalysis, options)).toMatchInlineSnapshot(`
    "    \`name\` is the closest of its properties.
        plausible: another fix passes as well and is about as likely; by
        typescript-code-fix, confidence 80 %
        types: passed, nothing new in 1 file
        lint: skipped, the workspace is not trusted"
  `);
});
