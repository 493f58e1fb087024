import { describe, expect, it } from "vitest";
import { problemOf, readShop, shopAnalysis } from "../fixtures/shop-analysis.ts";
import { github } from "./github.ts";

const options = { color: false, width: 80, readSource: readShop, maxProblems: 5, showDiff: true };

describe("github", () => {
  it("gives the runner a command for each root, those without a place last", () => {
    expect(github.render(shopAnalysis, options).split("\n")).toEqual([
      `::error file=src/cart.ts,line=1,endLine=1,col=10,endColumn=20,title=tsc TS2724::'"./money.ts"' has no exported member named 'formatPrice'. Did you mean 'formatMoney'?%0AProved fix: Import formatMoney, as formatPrice is called now`,
      "::error file=src/label.ts,line=1,endLine=1,col=27,endColumn=27,title=tsc TS2551::Property 'nmae' does not exist on type 'User'. Did you mean 'name'?%0APossible fix: Change spelling to name",
      "::error title=vitest::AssertionError: expected 12 to be 13%0AExpected: 13%0AReceived: 12",
      "",
    ]);
  });

  it("shows no more than asked for, and nothing where nothing failed", () => {
    expect(github.render(shopAnalysis, { ...options, maxProblems: 1 }).split("\n")).toHaveLength(2);
    expect(github.render({ ...shopAnalysis, roots: [] }, options)).toBe("");
  });

  it("lets a log begin no command of its own", () => {
    const problem = problemOf({
      id: "p",
      code: "a,b:c",
      message: "50%0A\r\n::error::PWNED\u001B[2J",
      severity: "warning",
      location: { file: "src/a,b:c.ts", line: 2, endLine: 4, column: 3, inWorkspace: true },
    });
    const evil = { ...shopAnalysis, problems: [problem], roots: ["p"], solutions: [] };
    expect(github.render(evil, options)).toBe(
      "::warning file=src/a%2Cb%3Ac.ts,line=2,endLine=4,title=tsc a%2Cb%3Ac::50%250A\uFFFD%0A::error::PWNED\uFFFD[2J\n",
    );
  });
});
