import { describe, expect, it } from "vitest";
import type { FixPlan } from "../../engine/fix.ts";
import { problemOf, shopAnalysis, solutionOf } from "../fixtures/shop-analysis.ts";
import { renderFixText, type FixTextOptions } from "./fix-text.ts";

const [rename, spelling, declare] = shopAnalysis.solutions;
const NOTHING: FixPlan = {
  taken: [],
  left: [],
  introduced: [],
  changes: [],
  diff: "",
  commands: [],
  remaining: [],
};
const CHANGE = { file: "src/cart.ts", before: "a", after: "b", bom: false };

function command(change: Partial<FixPlan["commands"][number]> = {}): FixPlan["commands"][number] {
  return {
    kind: "command",
    status: "passed",
    detail: "`npm test` exits 0",
    ms: 1234,
    command: "npm test",
    output: "",
    ...change,
  };
}

function render(
  plan: Partial<FixPlan>,
  outcome: FixTextOptions["outcome"] = "applied",
  color = false,
): string {
  return renderFixText(shopAnalysis, { ...NOTHING, ...plan }, { color, outcome });
}

const PLAN: Partial<FixPlan> = {
  taken: [rename, spelling].filter((solution) => solution !== undefined),
  left: declare === undefined ? [] : [{ solution: declare, reason: "it touches the lines of another fix" }],
  changes: [CHANGE, { ...CHANGE, file: "src/label.ts" }],
  commands: [command()],
  remaining: ["p-test"],
};

describe("renderFixText", () => {
  it("says what was taken, what was left and why, what passed and what remains", () => {
    expect(render(PLAN)).toMatchInlineSnapshot(`
      "✔ Import formatMoney, as formatPrice is called now  src/cart.ts · proved · clears 4
      ✔ Change spelling to name  src/label.ts · plausible · clears 1
      – left out: Declare property nmae, it touches the lines of another fix
      ✔ npm test passes  1.2 s
      ✖ remains: vitest AssertionError: expected 12 to be 13 at /builds/x/cart.test.ts:7

      2 fixes applied in 2 files, 1 error remains · \`hephaestus undo\` takes it back
      "
    `);
  });

  it("says what a dry run would do", () => {
    expect(render({ ...PLAN, left: [], commands: [], remaining: [] }, "dry-run")).toMatchInlineSnapshot(`
      "· Import formatMoney, as formatPrice is called now  src/cart.ts · proved · clears 4
      · Change spelling to name  src/label.ts · plausible · clears 1

      2 fixes would be applied in 2 files, nothing of the log remains
      "
    `);
  });

  it("says what a plausible fix leaves behind", () => {
    const plan = {
      ...PLAN,
      left: [],
      commands: [],
      remaining: [],
      introduced: [{ code: "TS2345", file: "src/a.ts", line: 3, message: "no\u0007\n  at all" }],
    };
    const rows = render(plan).split("\n");
    expect(rows).toContain(String.raw`✖ new: TS2345 at src/a.ts:3: no\x07`);
    expect(rows.at(-2)).toContain("2 fixes applied in 2 files, nothing of the log remains, 1 new error");
  });

  it("says why nothing was changed, with the end of what the command printed", () => {
    const output = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join("\n");
    const failed = command({ status: "failed", detail: "`npm test` exits 1", output: `${output}\n\n` });
    const plan = {
      ...PLAN,
      left: [],
      remaining: [],
      commands: [command({ command: "npm run lint" }), failed],
    };
    expect(render(plan, "refused")).toMatchInlineSnapshot(`
      "· Import formatMoney, as formatPrice is called now  src/cart.ts · proved · clears 4
      · Change spelling to name  src/label.ts · plausible · clears 1
      ✔ npm run lint passes  1.2 s
      ✖ \`npm test\` exits 1  1.2 s
          line 19
          line 20
          line 21
          line 22
          line 23
          line 24
          line 25
          line 26
          line 27
          line 28
          line 29
          line 30

      Nothing was changed: \`npm test\` fails with the fixes in place.
      "
    `);
  });

  it("says when there is nothing to apply", () => {
    expect(render({})).toMatchInlineSnapshot(`
      "Nothing to fix.
      "
    `);
    expect(render({ remaining: shopAnalysis.roots })).toMatchInlineSnapshot(`
      "✖ remains: TS2724 '"./money.ts"' has no exported member named 'formatPrice'. Did you mean 'format… at src/cart.ts:1
      ✖ remains: TS2551 Property 'nmae' does not exist on type 'User'. Did you mean 'name'? at src/label.ts:1
      ✖ remains: vitest AssertionError: expected 12 to be 13 at /builds/x/cart.test.ts:7

      Nothing to apply: no proved fix; 3 errors remain · --all takes 1 plausible fix too
      "
    `);
  });

  it("counts one and many", () => {
    const one = shopAnalysis.solutions.slice(0, 1);
    expect(
      render({ taken: one, changes: [CHANGE], remaining: ["p-test"] })
        .split("\n")
        .at(-2),
    ).toBe("1 fix applied in 1 file, 1 error remains · `hephaestus undo` takes it back");
    const warning = problemOf({ id: "w", message: "old", severity: "warning" });
    const analysis = { ...shopAnalysis, problems: [...shopAnalysis.problems, warning] };
    const plan = { ...NOTHING, remaining: ["p-test", "p-spelling", "w"] };
    expect(renderFixText(analysis, plan, { color: false, outcome: "applied" })).toMatchInlineSnapshot(`
      "✖ remains: TS2551 Property 'nmae' does not exist on type 'User'. Did you mean 'name'? at src/label.ts:1
      ✖ remains: vitest AssertionError: expected 12 to be 13 at /builds/x/cart.test.ts:7
      ! remains: tsc old

      Nothing to apply: no proved fix; 2 errors and 1 warning remain · --all takes 1 plausible fix too
      "
    `);
  });

  it("names up to two files and counts more", () => {
    const files = ["a.ts", "b.ts", "c.ts"].map((file) => ({ file, edits: [], diff: "" }));
    const solution = solutionOf({ id: "s", problemIds: ["p"], title: "Rename", changes: files });
    expect(render({ taken: [solution] })).toContain("✔ Rename  3 files · proved · clears 1");
    expect(render({ taken: [{ ...solution, changes: files.slice(1) }] })).toContain("b.ts, c.ts · proved");
  });

  it("colours nothing but its own words", () => {
    const coloured = render(
      { ...PLAN, commands: [command({ status: "failed", output: "boom" })] },
      "refused",
      true,
    );
    expect(coloured).toContain("\u001B[31m✖\u001B[39m");
    expect(coloured).toContain("\u001B[2m    boom\u001B[22m");
  });

  it("shows a command's output without its colours and overwritten progress", () => {
    const output = "10%\r\u001B[32m100%\u001B[39m\r\n\u001B]0;title\u0007done\r\n";
    expect(render({ commands: [command({ status: "failed", detail: "failed", output })] })).toContain(
      "✖ failed  1.2 s\n    100%\n    done\n",
    );
  });

  it("lets hostile text act on no terminal", () => {
    const evil = "\u001B[2J\u202Eevil\nnext\u0007";
    const solution = solutionOf({
      id: "s",
      problemIds: ["p"],
      title: evil,
      changes: [{ file: evil, edits: [], diff: "" }],
    });
    const problem = problemOf({
      id: "p",
      message: `${"long ".repeat(1000)}${evil}`,
      code: evil,
      location: { file: evil, line: 1, inWorkspace: false },
    });
    const plan = {
      ...NOTHING,
      taken: [solution],
      left: [{ solution, reason: evil }],
      commands: [
        command({ command: evil }),
        command({ command: evil, status: "failed", detail: evil, output: `${evil}${"x".repeat(9999)}` }),
      ],
      remaining: ["p"],
    } satisfies FixPlan;
    const analysis = { ...shopAnalysis, problems: [problem] };
    for (const outcome of ["applied", "refused"] as const) {
      const text = renderFixText(analysis, plan, { color: false, outcome });
      expect(text).not.toMatch(/[^\P{C}\n]/u);
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(300);
    }
  });
});
