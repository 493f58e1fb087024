import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { Analysis } from "../../model/analysis.ts";
import { problemOf, readShop, shopAnalysis, shopSources } from "../fixtures/shop-analysis.ts";
import { sarif } from "./sarif.ts";
import { toSarif } from "./to-sarif.ts";

const options = { color: false, width: 80, readSource: readShop, maxProblems: 5, showDiff: true };
// The schema is of draft 4, of which it uses nothing that has changed since but these two.
const {
  $schema: _draft,
  id: _address,
  ...schema
} = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures/sarif-2.1.0-rtm.5.json"), "utf8"));
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

/** What the standard has against a text; null where nothing. */
function complaints(text: string): unknown {
  return validate(JSON.parse(text)) ? null : validate.errors;
}

function withProblem(rest: Partial<Parameters<typeof problemOf>[0]>): Analysis {
  const problem = problemOf({ id: "p", message: "no", ...rest });
  return { ...shopAnalysis, problems: [problem], roots: ["p"], solutions: [] };
}

describe("sarif", () => {
  it("is as the schema of the standard has it", () => {
    expect(complaints(sarif.render(shopAnalysis, options))).toBeNull();
    const empty = { ...shopAnalysis, problems: [], roots: [], solutions: [] };
    expect(complaints(sarif.render(empty, options))).toBeNull();
    expect(complaints(JSON.stringify({ version: "2.1.0", runs: [{ results: [{}] }] }))).not.toBeNull();
  });

  it("tells roots with a place as results, and the others as notifications", () => {
    const [run] = toSarif(shopAnalysis, readShop).runs;
    expect(run?.results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation])).toEqual([
      [
        "tsc/TS2724",
        {
          artifactLocation: { uri: "src/cart.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1, startColumn: 10, endLine: 1, endColumn: 21 },
        },
      ],
      [
        "tsc/TS2551",
        {
          artifactLocation: { uri: "src/label.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1, startColumn: 27 },
        },
      ],
    ]);
    expect(run?.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      "AssertionError: expected 12 to be 13\nExpected: 13\nReceived: 12",
    ]);
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(["tsc/TS2724", "tsc/TS2551"]);
  });

  it("holds fixes that give the mended text when they are carried out", () => {
    const results = toSarif(shopAnalysis, readShop).runs[0]?.results ?? [];
    const [first] = results.flatMap(({ fixes = [] }) => fixes);
    expect(first?.description.text).toBe("Proved fix: Import formatMoney, as formatPrice is called now");
    const [change] = first?.artifactChanges ?? [];
    const [{ deletedRegion, insertedContent } = { deletedRegion: undefined, insertedContent: undefined }] =
      change?.replacements ?? [];
    const lines = (shopSources.get("src/cart.ts")?.text ?? "").split("\n");
    const line = lines[(deletedRegion?.startLine ?? 0) - 1] ?? "";
    expect(
      line.slice(0, (deletedRegion?.startColumn ?? 0) - 1) +
        (insertedContent?.text ?? "") +
        line.slice((deletedRegion?.endColumn ?? 0) - 1),
    ).toBe('import { formatMoney as formatPrice } from "./money.ts";');
    const unread = toSarif(shopAnalysis, () => undefined).runs[0]?.results ?? [];
    expect(unread.flatMap(({ fixes = [] }) => fixes)).toEqual([]);
  });

  it("makes no link and no escape of what a log says, and an address of any path", () => {
    const evil = withProblem({
      message: "see [here](https://evil.example) \u001B[31m\u202E",
      location: { file: "src/a b#1%.ts", line: 3, inWorkspace: true },
    });
    const text = sarif.render(evil, options);
    for (const hidden of ["\u001B", "\u202E"]) expect(text).not.toContain(hidden);
    expect(complaints(text)).toBeNull();
    const [result] = toSarif(evil, readShop).runs[0]?.results ?? [];
    expect(result?.message.text).toBe("see [here\\](https://evil.example) \uFFFD[31m\uFFFD");
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("src/a%20b%231%25.ts");
  });
});
