import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Analysis } from "../../model/analysis.ts";
import type { Solution } from "../../model/solution.ts";
import { readShop, shopAnalysis, shopSources, solutionOf } from "../fixtures/shop-analysis.ts";
import { patch } from "./patch.ts";

const options = { color: true, width: 80, readSource: readShop, maxProblems: 1, showDiff: false };
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hephaestus-patch-"));
  for (const [file, { text, bom }] of shopSources) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), (bom ? "\uFEFF" : "") + text);
  }
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function gitApply(diff: string): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" };
  execFileSync("git", ["init", "--quiet"], { cwd: root, env });
  execFileSync("git", ["apply", "-"], { cwd: root, env, input: diff, stdio: "pipe" });
}

function replacing(id: string, file: string, from: string, to: string): Solution {
  const start = shopSources.get(file)?.text.indexOf(from) ?? -1;
  const edits = [{ start, end: start + from.length, text: to }];
  return solutionOf({ id, problemIds: [id], title: id, changes: [{ file, edits, diff: "" }] });
}

function analysisOf(...solutions: Solution[]): Analysis {
  return { ...shopAnalysis, solutions };
}

describe("the patch report", () => {
  it("holds the proved solutions only", () => {
    expect(patch.render(shopAnalysis, options)).toBe(shopAnalysis.solutions[0]?.changes[0]?.diff);
  });

  it("is empty when nothing is proved", () => {
    expect(patch.render(analysisOf(), options)).toBe("");
  });

  it("joins solutions of the same file to one diff that git applies", () => {
    const diff = patch.render(
      analysisOf(
        replacing("p-1", "src/cart.ts", "prise", "price"),
        replacing("p-2", "src/label.ts", "nmae", "name"),
        replacing("p-3", "src/cart.ts", "{ formatPrice }", "{ formatMoney as formatPrice }"),
      ),
      options,
    );
    gitApply(diff);
    const cart = readFileSync(join(root, "src/cart.ts"), "utf8");
    expect(cart).toContain("import { formatMoney as formatPrice }");
    expect(cart).toContain("sum + price, 0");
    expect(readFileSync(join(root, "src/label.ts"), "utf8")).toBe(
      "\uFEFFexport const label = user.name;\r\n",
    );
  });
});
