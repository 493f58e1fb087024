import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLogStream } from "../logs/sources/open-log.ts";
import type { Candidate } from "../model/candidate.ts";
import type { Solution } from "../model/solution.ts";
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";
import type { CandidateMemory } from "./candidate-provider.ts";
import { openEngine } from "./engine.ts";
import { planFix } from "./fix.ts";
import { raiseByCommands } from "./raise-by-commands.ts";

vi.setConfig({ testTimeout: 120_000 });

const RATE = "export function tax(cents) {\n  return cents * 0.9;\n}\n";
const FILES = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "module": "nodenext", "allowJs": true, "noEmit": true, "types": [] } }\n`,
  "src/tax.js": RATE,
  "src/rate.config.js": "export const rate = 1;\n",
  "src/alone.js": "export const alone = 1;\n",
  "src/tax.test.js": `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { tax } from "./tax.js";\nimport "./rate.config.js";\n\ntest("adds the tax", () => {\n  assert.equal(tax(100), 119);\n});\n`,
};
const TESTS = "node --test src/tax.test.js";

/** A replacement of the rate, unless more is said. */
function candidate(text: string, { file = "src/tax.js", origin = "ai/m" } = {}): Candidate {
  const before = file === "src/tax.js" ? RATE : Object.entries(FILES).find(([name]) => name === file)?.[1];
  const at = before?.indexOf("cents * 0.9") ?? -1;
  const edit = at === -1 ? { start: 0, end: 0, text } : { start: at, end: at + "cents * 0.9".length, text };
  return { title: text, edits: [{ file, edits: [edit] }], origin, rationale: "", confidence: 0.2 };
}

const GOOD = candidate("Math.round(cents * (1 + 0.19))");

interface Given {
  candidates?: Candidate[];
  command?: string;
  memory?: CandidateMemory;
  files?: Record<string, string>;
  /** Files as they were at the commit that the change began at. */
  base?: Record<string, string>;
}

function commitAll(root: string): void {
  const author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  for (const words of [
    ["init", "-q", "-b", "main"],
    ["add", "-A"],
    [...author, "commit", "-qm", "before"],
  ])
    spawnSync("git", words, { cwd: root });
}

/** Titles and reasons of what is offered once the commands were run, and what `fix` then takes unasked. */
async function raised({ candidates = [GOOD], command = TESTS, memory, files = {}, base }: Given): Promise<{
  solutions: Solution[];
  proved: string[];
  taken: string[];
}> {
  const root = temporaryWorkspace({ ...FILES, ...files, ...base });
  if (base !== undefined) {
    commitAll(root);
    for (const file of Object.keys(base)) writeFileSync(join(root, file), { ...FILES, ...files }[file] ?? "");
  }
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const { stdout } = spawnSync(TESTS, { cwd: root, shell: true, encoding: "utf8", env });
  const engine = await openEngine({
    workspace: root,
    trust: true,
    config: { ignore: [], protectedPaths: [] },
    provider: { propose: () => Promise.resolve(candidates) },
    ...(memory === undefined ? {} : { memory }),
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  const before = await engine.analyze(openLogStream("log", Readable.from([Buffer.from(stdout)])));
  const statuses = new Set(before.solutions.map(({ verdict }) => verdict.status));
  expect([...statuses]).toEqual(["plausible"]);
  const request = { commands: [command], folder: "", commandTimeoutMs: 60_000 };
  const analysis = await raiseByCommands(engine, before, request);
  const plan = await planFix(engine, analysis, { ...request, all: false, only: [] });
  const proved = analysis.solutions.filter(({ verdict }) => verdict.status === "proved");
  return {
    solutions: analysis.solutions,
    proved: proved.map(({ title }) => title),
    taken: plan.taken.map(({ title }) => title),
  };
}

test("what is proposed is proved where a test fails without it and all pass with it, and is then taken", async () => {
  const { solutions, proved, taken } = await raised({});
  expect([proved, taken]).toEqual([[GOOD.title], [GOOD.title]]);
  expect(solutions[0]?.verdict).toMatchObject({ status: "proved", level: "command" });
  expect(solutions[0]?.verdict.proofs.at(-1)).toMatchObject({
    kind: "command",
    status: "passed",
    detail: "`node --test src/tax.test.js` fails without it, by a test, and passes with it, 2 times each",
  });
});

test("what the change broke is proved likewise, what a test of today alone asks for is not", async () => {
  const worked = { "src/tax.js": "export const tax = (cents) => Math.round(cents * 1.19);\n" };
  const told = FILES["src/tax.test.js"].replace("119", "90");
  expect((await raised({ base: worked })).proved).toEqual([GOOD.title]);
  expect((await raised({ base: { ...worked, "src/tax.test.js": told } })).proved).toEqual([GOOD.title]);
  expect((await raised({ base: { "src/tax.test.js": told } })).proved).toEqual([]);
});

test("what a fixer proposes is proved likewise", async () => {
  const { proved, taken } = await raised({ candidates: [{ ...GOOD, origin: "fixer" }] });
  expect([proved, taken]).toEqual([[GOOD.title], [GOOD.title]]);
});

test("of rivals the only one with which the commands pass is proved", async () => {
  const { proved } = await raised({ candidates: [candidate("cents * 1.2"), GOOD] });
  expect(proved).toEqual([GOOD.title]);
});

test.each<[string, Given]>([
  ["with which the test fails still", { candidates: [candidate("cents * 1.2")] }],
  ["that writes what the test expects", { candidates: [candidate("cents === 1 ? 1 : 119")] }],
  ["whose rival passes as well", { candidates: [GOOD, candidate("Math.floor(cents * 1.1999)")] }],
  [
    "whose rival of a fixer passes as well",
    { candidates: [GOOD, candidate("Math.floor(cents * 1.1999)", { origin: "x" })] },
  ],
  ["where the commands run no test", { command: "node src/tax.js" }],
  ["where the commands fail for something else", { command: "node --test src/tax.test.js && false" }],
  ["where the commands fail without any test", { command: `node -e "process.exit(1)"` }],
  [
    "that the user turned down",
    { memory: { recall: () => Promise.resolve([]), isTurnedDown: () => Promise.resolve(true) } },
  ],
  [
    "that edits settings of the tests",
    { candidates: [candidate("export const x = 1;\n", { file: "src/rate.config.js" })] },
  ],
  ["that edits the test", { candidates: [candidate("// x\n", { file: "src/tax.test.js" })] }],
  [
    "that edits what no test runs",
    { candidates: [candidate("export const x = 1;\n", { file: "src/alone.js" })] },
  ],
])("one %s stays plausible and is not taken", async (_, given) => {
  const { proved, taken } = await raised(given);
  expect([proved, taken]).toEqual([[], []]);
});

test.each([
  ["now and then", "runs % 3 === 0"],
  ["from some time on, whatever the code is", "runs > 2"],
])("a test that passes %s proves nothing", async (_, isUp) => {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-luck-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const count = JSON.stringify(join(folder, "count"));
  const byChance = `import { appendFileSync, readFileSync } from "node:fs";\nimport assert from "node:assert/strict";\nimport { test } from "node:test";\nimport "./tax.js";\n\ntest("is up", () => {\n  appendFileSync(${count}, "|");\n  const runs = readFileSync(${count}, "utf8").length;\n  assert.ok(${isUp});\n});\n`;
  const { proved } = await raised({
    files: { "src/tax.test.js": byChance },
    candidates: [candidate("cents")],
  });
  expect(proved).toEqual([]);
});

const RESPELLED = "Change spelling to 'befre'";

test.each([
  ["once, and nowhere else", "{ befre: 1 }", []],
  ["twice", "{ befre: 1, after: { befre: 1 } }", [RESPELLED]],
])("a member that a test alone names, %s", async (_, plugin, proved) => {
  const own = await raised({
    files: {
      "src/tax.js": "export const run = (plugin) => plugin.before + 1;\n",
      "src/tax.test.js": `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { run } from "./tax.js";\n\ntest("runs", () => {\n  assert.equal(run(${plugin}), 2);\n});\n`,
    },
    candidates: [],
  });
  expect(own.solutions.map(({ title }) => title)).toEqual([RESPELLED]);
  expect(own.proved).toEqual(proved);
});
