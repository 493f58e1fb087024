import { expect, it } from "vitest";
import { readShop, shopAnalysis } from "./fixtures/shop-analysis.ts";
import { renderReport } from "./render-report.ts";
import { REPORTS } from "./table.ts";

const options = { color: false, width: 80, readSource: readShop, maxProblems: 5, showDiff: true };

it.each(REPORTS.map((report) => report.id))("renders %s twice alike, ending in a newline", (id) => {
  const once = renderReport(id, shopAnalysis, options);
  expect(once).toBe(renderReport(id, structuredClone(shopAnalysis), options));
  expect(once.endsWith("\n")).toBe(true);
});

it("names the forms there are", () => {
  expect(() => renderReport("pdf", shopAnalysis, options)).toThrow(
    expect.objectContaining({ code: "usage", hint: "One of: text, json, patch." }),
  );
});
