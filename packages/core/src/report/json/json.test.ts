import { describe, expect, it } from "vitest";
import { readShop, shopAnalysis } from "../fixtures/shop-analysis.ts";
import { json } from "./json.ts";
import { jsonReportSchema, reportJsonSchema } from "./schema.ts";

const options = { color: true, width: 80, readSource: readShop, maxProblems: 1, showDiff: false };

function rendered(analysis: typeof shopAnalysis): unknown {
  return JSON.parse(json.render(analysis, options));
}

describe("the JSON report", () => {
  it("keeps its contract", async () => {
    const schema = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot("../../../schema/report.schema.json");
  });

  it("is what the schema says, with every problem whatever the text would show", () => {
    const report = jsonReportSchema.parse(rendered(shopAnalysis));
    expect(report.problems).toHaveLength(shopAnalysis.problems.length);
    expect(report.solutions.map((solution) => solution.id)).toEqual([
      "fix-rename",
      "fix-spelling",
      "fix-declare",
    ]);
  });

  it("has null where nothing is known, and no times", () => {
    const report = jsonReportSchema.parse(rendered(shopAnalysis));
    expect(report.problems[1]?.location).toEqual({
      file: "src/cart.ts",
      line: 4,
      column: 9,
      endLine: null,
      endColumn: null,
      inWorkspace: true,
    });
    expect(report.problems[3]).toMatchObject({ location: null, test: null, job: null, step: null });
    expect(report.solutions[0]?.verdict.proofs.at(-1)).toEqual({
      kind: "lint",
      status: "skipped",
      detail: "the workspace is not trusted",
      before: null,
      after: null,
    });
  });

  it("tells a command, and the code to look at", () => {
    const command = { line: "npm install zod", folder: "", changes: "dependencies" } as const;
    const suspect = { file: "src/cart.ts", startLine: 3, endLine: 9, score: 0.9 };
    const problems = shopAnalysis.problems.map((problem) => ({ ...problem, suspects: [suspect] }));
    const solutions = shopAnalysis.solutions.map((solution) => ({ ...solution, changes: [], command }));
    const report = jsonReportSchema.parse(rendered({ ...shopAnalysis, problems, solutions }));
    expect(report.solutions[0]?.command).toEqual(command);
    expect(report.problems[0]?.suspects).toEqual([{ ...suspect, symbol: null }]);
  });

  it("tells what was not tried", () => {
    const untried = [{ problemId: "p-rename", reason: "needs-trust" }] as const;
    expect(rendered({ ...shopAnalysis, untried: [...untried] })).toMatchObject({ untried });
    expect(rendered(shopAnalysis)).toMatchObject({ untried: [] });
  });

  it("adds up several logs", () => {
    const part = { source: "a.log", envelope: "plain", lines: 2, bytes: 30 };
    const logs = [part, { ...part, source: "b.log", lines: 3 }];
    expect(rendered({ ...shopAnalysis, logs })).toMatchObject({
      log: { source: null, envelope: "plain", lines: 5, bytes: 60, parts: logs },
    });
    expect(rendered({ ...shopAnalysis, logs: [part] })).toMatchObject({ log: { ...part, parts: [part] } });
  });

  it("holds frames with their symbol or null", () => {
    const [first, ...rest] = shopAnalysis.problems;
    const frame = { file: "a.ts", line: 1, inWorkspace: true, own: true };
    const problems =
      first === undefined ? rest : [{ ...first, frames: [frame, { ...frame, symbol: "run" }] }, ...rest];
    const report = jsonReportSchema.parse(rendered({ ...shopAnalysis, problems }));
    expect(report.problems[0]?.frames.map(({ symbol }) => symbol)).toEqual([null, "run"]);
  });

  it("escapes what would act on a terminal", () => {
    const analysis = { ...shopAnalysis, notes: ["\u009B2J \u202E \u{E0041}"] };
    expect(json.render(analysis, options)).toContain(String.raw`"\u009b2J \u202e \udb40\udc41"`);
    expect(rendered(analysis)).toMatchObject({ notes: analysis.notes });
  });
});
