import { describe, expect, it } from "vitest";
import { readShop, shopAnalysis } from "../fixtures/shop-analysis.ts";
import type { FixPlan } from "../../engine/fix.ts";
import { renderFixJson } from "./fix-json.ts";
import { json } from "./json.ts";
import { renderRunJson } from "./run-json.ts";
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
    expect(report.problems[0]?.suspects).toEqual([{ ...suspect, symbol: null, changed: false }]);
  });

  it("tells what was not tried", () => {
    const untried = [{ problemId: "p-rename", reason: "needs-trust", files: [] }] as const;
    expect(
      rendered({ ...shopAnalysis, untried: [{ problemId: "p-rename", reason: "needs-trust" }] }),
    ).toMatchObject({
      untried,
    });
    expect(rendered(shopAnalysis)).toMatchObject({ untried: [] });
  });

  it("adds up several logs", () => {
    const part = { source: "a.log", envelope: "plain", lines: 2, bytes: 30 };
    const parts = [part, { ...part, source: "b.log", lines: 3 }];
    const logs = parts.map((log) => ({ ...log, cutReports: 0 }));
    expect(rendered({ ...shopAnalysis, logs })).toMatchObject({
      log: { source: null, envelope: "plain", lines: 5, bytes: 60, parts },
    });
    expect(rendered({ ...shopAnalysis, logs: logs.slice(0, 1) })).toMatchObject({
      log: { ...part, parts: [part] },
    });
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

describe("the JSON report of a fix", () => {
  it("tells what was taken, left and introduced, and what remains", () => {
    const [rename, spelling] = shopAnalysis.solutions;
    const plan = {
      taken: shopAnalysis.solutions.slice(0, 1),
      left:
        spelling === undefined ? [] : [{ solution: spelling, reason: "it touches the lines of another fix" }],
      introduced: [{ code: "TS2304", file: "src/cart.ts", line: 3, message: "Cannot find name 'x'." }],
      changes: [{ file: "src/cart.ts", before: "a", after: "b", bom: false }],
      diff: "",
      commands: [
        {
          kind: "command",
          status: "passed",
          detail: "exits 0",
          ms: 12,
          command: "npm test",
          output: "secret",
        },
      ] satisfies FixPlan["commands"],
      remaining: ["p-test"],
    };
    const report = jsonReportSchema.parse(JSON.parse(renderFixJson(shopAnalysis, plan, "applied")));
    expect([report.fix, report.run, report.solutions[0]?.state]).toEqual([
      {
        outcome: "applied",
        taken: [rename?.id],
        files: ["src/cart.ts"],
        left: [{ solutionId: spelling?.id, reason: "it touches the lines of another fix" }],
        introduced: plan.introduced,
        remaining: ["p-test"],
        commands: [{ command: "npm test", status: "passed", detail: "exits 0" }],
      },
      null,
      "deployed",
    ]);
  });
});

describe("the JSON report of a run", () => {
  it("tells every attempt", () => {
    const applied = [{ solutionId: "fix-rename", title: "Rename", files: ["src/cart.ts"] }];
    const attempts = [
      { exitCode: 2, errors: 3, applied, takenBack: false },
      { exitCode: 0, errors: null, applied: [], takenBack: false },
    ];
    const run = { command: "npm test", exitCode: 0, attempts };
    const report = jsonReportSchema.parse(JSON.parse(renderRunJson(shopAnalysis, run)));
    expect([report.run, report.fix]).toEqual([run, null]);
  });
});
