import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { DEFAULTS, type LogInput } from "@hephaestus/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { analyzeRun } from "./analyze-run.ts";
import { blobName } from "./blob-name.ts";
import { parseRunReport, type RunReport } from "./run-report.ts";
import { toRunReport } from "./to-run-report.ts";

vi.setConfig({ testTimeout: 60_000 });

const PLACE = { repository: "octo/shop", run: { id: 1, attempt: 1 }, logs: [] };

async function report(
  files: Readonly<Record<string, string>>,
  logs: Readonly<Record<string, string>>,
  sha: string = "a".repeat(40),
): Promise<RunReport> {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-report-")));
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }));
  execFileSync("git", ["init", "-q"], { cwd: workspace });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(workspace, file), text);
  async function* open(): AsyncGenerator<LogInput> {
    for (const [job, text] of Object.entries(logs))
      yield { source: job, job, chunks: Readable.from([Buffer.from(text)]) };
    await Promise.resolve();
  }
  const options = { workspace, folder: "", trust: false, config: DEFAULTS, verify: [], clock: () => 0 };
  return analyzeRun(open(), options, (done) => Promise.resolve(toRunReport(done, { ...PLACE, sha })));
}

test("what the engine finds is handed on so that it can be read again", async () => {
  const made = await report(
    { "tsconfig.json": "{}\n", "a.ts": "\uFEFFconst total = 1;\nexport const sum = totl;\n" },
    { build: "a.ts(2,20): error TS2552: Cannot find name 'totl'. Did you mean 'total'?\n" },
  );
  expect(parseRunReport(JSON.stringify(made))).toEqual(made);
  expect(made).toMatchObject({
    problems: [
      { tool: "tsc", code: "TS2552", location: { file: "a.ts", line: 2, column: 20 }, jobs: ["build"] },
    ],
    solutions: [
      {
        status: "proved",
        suggestions: [{ file: "a.ts", startLine: 2, endLine: 2, text: "export const sum = total;" }],
      },
    ],
    fix: { files: [{ path: "a.ts", after: "\uFEFFconst total = 1;\nexport const sum = total;\n" }] },
  });
  const named = execFileSync("git", ["hash-object", "--stdin"], {
    input: "\uFEFFconst total = 1;\nexport const sum = totl;\n",
    encoding: "utf8",
  });
  expect(made.fix?.files[0]?.before).toBe(named.trim());
});

const TOTL = "a.ts(2,20): error TS2552: Cannot find name 'totl'. Did you mean 'total'?\n";

test("a file with Windows line ends is suggested in plain lines, and its fix keeps them", async () => {
  const made = await report(
    { "tsconfig.json": "{}\n", "a.ts": "const total = 1;\r\nexport const sum = totl;\r\n" },
    { build: TOTL },
  );
  expect(made.solutions[0]?.suggestions).toMatchObject([
    { startLine: 2, endLine: 2, text: "export const sum = total;" },
  ]);
  expect(made.fix?.files[0]?.after).toBe("const total = 1;\r\nexport const sum = total;\r\n");
});

test("a file with line ends of two kinds gets no suggestion, which would change them all", async () => {
  const made = await report(
    { "tsconfig.json": "{}\n", "a.ts": "const total = 1;\r\nexport const sum = totl;\n" },
    { build: TOTL },
  );
  expect([made.solutions[0]?.suggestions, made.fix?.files[0]?.after]).toEqual([
    [],
    "const total = 1;\r\nexport const sum = total;\n",
  ]);
});

test("a repository that names objects by SHA-256 has its files named so", async () => {
  const made = await report(
    { "tsconfig.json": "{}\n", "a.ts": "const total = 1;\nexport const sum = totl;\n" },
    { build: TOTL },
    "0".repeat(64),
  );
  const before = blobName("const total = 1;\nexport const sum = totl;\n", "sha256");
  expect(made.fix?.files[0]?.before).toBe(before);
  expect(made.solutions[0]?.suggestions[0]?.before).toBe(before);
  expect(parseRunReport(JSON.stringify(made)).sha).toHaveLength(64);
});

test("legs of a matrix that fail alike are one problem, and what follows in each leg is none of its own", async () => {
  const log =
    "##[error]a.ts(1,1): error TS2304: Cannot find name 'a'.\n##[error]Process completed with exit code 2.\n";
  const made = await report(
    { "b.ts": "" },
    { "test (20)": log, "test (22)": log, lint: "##[error]Process completed with exit code 1.\n" },
  );
  expect(made.problems.map(({ message, jobs }) => [message.split("\n")[0], jobs])).toEqual([
    ["Cannot find name 'a'.", ["test (20)", "test (22)"]],
    ["Process completed with exit code 1.", ["lint"]],
  ]);
});

test("a hostile log makes no report that could not be read again", async () => {
  const rows = Array.from(
    { length: 1_100 },
    (_, index) => `a.ts(${index + 1},1): error TS2304: ${"x".repeat(9_000)}${index}\n`,
  );
  const made = await report({ "b.ts": "" }, { [`job ${"y".repeat(500)}`]: rows.join("") });
  expect(parseRunReport(JSON.stringify(made, null, 2)).problems.length).toBeGreaterThan(0);
});
