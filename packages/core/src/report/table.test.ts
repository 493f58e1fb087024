import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readShop, shopAnalysis } from "./fixtures/shop-analysis.ts";
import { renderReport, REPORTS } from "./table.ts";

const options = { color: false, width: 80, readSource: readShop, maxProblems: 5, showDiff: true };
const ids = REPORTS.map((report) => report.id);

describe("the table of reports", () => {
  it("lists every folder that holds a form of its own name", () => {
    const folders = readdirSync(import.meta.dirname);
    const forms = folders.filter((folder) => existsSync(join(import.meta.dirname, folder, `${folder}.ts`)));
    expect(ids.toSorted()).toEqual(forms.toSorted());
  });

  it.each(ids)("renders %s twice alike, ending in a newline", (id) => {
    const once = renderReport(id, shopAnalysis, options);
    expect(once).toBe(renderReport(id, structuredClone(shopAnalysis), options));
    expect(once.endsWith("\n")).toBe(true);
  });
});
