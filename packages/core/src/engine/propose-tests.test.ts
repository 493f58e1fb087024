import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLogStream } from "../logs/sources/open-log.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Candidate } from "../model/candidate.ts";
import type { CandidateProvider } from "./candidate-provider.ts";
import { applyChanges } from "./deliver/apply.ts";
import { openEngine, type Engine } from "./engine.ts";
import { planFix, type FixPlan } from "./fix.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "nodenext", "allowJs": true, "checkJs": true, "noEmit": true, "types": [] }, "exclude": ["**/*.test.js"] }\n`,
  "src/price.js":
    "/** @param {number} cents */\nexport function formatPrice(cents) {\n  return `${cents} ct`;\n}\n",
  "src/price.test.js": `import { test } from "node:test";\ntest("is", () => {});\n`,
  "src/bill.js": `import { fromatPrice } from "./price.js";\nexport const bill = fromatPrice(2);\n`,
};
const LOG = `src/bill.js(1,10): error TS2724: '"./price.js"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?\n`;
const TEST = `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { bill } from "./bill.js";\n\ntest("says the price", () => {\n  assert.equal(bill, "2 ct");\n});\n`;
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";

function testOf(text: string, more: Partial<Candidate["edits"][number]> = {}): Candidate {
  return {
    title: "Test the bill",
    edits: [{ file: "src/bill.test.js", edits: [{ start: 0, end: 0, text }], created: true, ...more }],
    origin: "test/model",
    rationale: "it fails without the fix",
    confidence: 0.2,
  };
}

interface Run {
  root: string;
  engine: Engine;
  analysis: Analysis;
}

async function analyze(proposeTest: CandidateProvider["proposeTest"], trust = true): Promise<Run> {
  const root = temporaryWorkspace(FILES);
  const propose = (): Promise<Candidate[]> => Promise.resolve([]);
  const engine = await openEngine({
    workspace: root,
    trust,
    config: { ignore: [], protectedPaths: ["src/secret.test.js"] },
    provider: { propose, ...(proposeTest === undefined ? {} : { proposeTest }) },
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  const analysis = await engine.analyze(openLogStream("log", Readable.from([Buffer.from(LOG)])));
  return { root, engine, analysis };
}

function planOf({ engine, analysis }: Run, only: readonly string[], all = false): Promise<FixPlan> {
  const commands = only.length > 0 ? ["node --test src/bill.test.js"] : [];
  return planFix(engine, analysis, { all, only, commands, folder: "", commandTimeoutMs: 60_000 });
}

test("a test that shows a fix is offered beside it, and is written with it where it is named", async () => {
  const run = await analyze(() => Promise.resolve([testOf(TEST)]));
  const { solutions, tests = [] } = run.analysis;
  const [shown] = tests;
  expect(shown).toMatchObject({
    fixId: solutions[0]?.id,
    solution: { title: "Test the bill", problemIds: [], verdict: { status: "proved", level: "command" } },
  });
  expect(shown?.solution.changes[0]?.diff).toContain("new file mode 100644");
  const plan = await planOf(run, [shown?.solution.id ?? ""]);
  expect(plan.taken.map(({ title }) => title)).toEqual([solutions[0]?.title, "Test the bill"]);
  expect(plan.commands.map(({ status }) => status)).toEqual(["passed"]);
  await applyChanges(run.root, plan.changes);
  execFileSync(process.execPath, ["--test", "src/bill.test.js"], { cwd: run.root, stdio: "pipe" });
});

test.each([false, true])("it is never written unasked (all: %s)", async (all) => {
  const run = await analyze(() => Promise.resolve([testOf(TEST)]));
  const { changes } = await planOf(run, [], all);
  expect(changes.map(({ file }) => file)).toEqual(["src/bill.js"]);
});

test.each<[string, Candidate]>([
  ["shows nothing", testOf(TEST.replace('bill, "2 ct"', "1, 1").replace(/^.*bill.*$/m, ""))],
  ["fails with the fix too", testOf(TEST.replace("2 ct", "3 ct"))],
  [
    "is no new file",
    { ...testOf(TEST), edits: [{ file: "src/price.test.js", edits: [{ start: 0, end: 0, text: TEST }] }] },
  ],
  ["is protected", testOf(TEST, { file: "src/secret.test.js" })],
  ["leads outside", testOf(TEST, { file: "../src/bill.test.js" })],
  ["is a workflow", testOf("on: push", { file: ".github/workflows/ci.yml" })],
  [
    "makes a second file",
    { ...testOf(TEST), edits: [...testOf(TEST).edits, ...testOf(TEST, { file: "src/b.test.js" }).edits] },
  ],
])("one that %s is dropped", async (_, candidate) => {
  const { analysis, root } = await analyze(() => Promise.resolve([candidate]));
  expect(analysis.tests).toBeUndefined();
  expect(existsSync(join(root, "src/bill.test.js"))).toBe(false);
});

test("without trust nobody is asked for one, and it is said", async () => {
  let asked = 0;
  const { analysis } = await analyze(() => {
    asked += 1;
    return Promise.resolve([testOf(TEST)]);
  }, false);
  expect([asked, analysis.tests]).toEqual([0, undefined]);
  expect(analysis.notes).toContain(
    "No test was written: a test is proved by running it, which needs --trust.",
  );
});

test("who writes it hears how it does, and may break", async () => {
  const heard: string[][] = [];
  await analyze(async (_, __, { tryTest }) => {
    for (const text of [TEST.replace("2 ct", "3 ct"), TEST])
      heard.push((await tryTest(testOf(text))).map(({ status }) => status));
    return [];
  });
  expect(heard).toEqual([
    ["passed", "passed", "passed", "failed"],
    ["passed", "passed", "passed", "passed"],
  ]);
  const { analysis } = await analyze(() => Promise.reject(new Error("no network")));
  expect(analysis.notes).toContain("AI broke on a test for a problem of tsc: no network");
  expect(analysis.solutions[0]?.verdict.status).toBe("proved");
});
