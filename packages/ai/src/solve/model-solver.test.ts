import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { analyze, block, createFolder, solverThatAnswers } from "../testing/workshop.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/rate.ts": "export const RATE = 19;\n",
  "src/tax.ts": `import { RATE } from "./rate";\nexport const tax: number = quux(RATE);\n`,
};
const LOG = "src/tax.ts(2,28): error TS2304: Cannot find name 'quux'.\n";
const LINE = "export const tax: number = quux(RATE);";
const GOOD = block("src/tax.ts", LINE, "export const tax: number = 2 * RATE;", "Count twice");

test("a good answer is a candidate, plausible by what the compiler can tell", async () => {
  const { solver, sent, traces } = solverThatAnswers([GOOD]);
  const { analysis } = await analyze(createFolder(FILES), LOG, solver);
  const own = analysis.solutions.filter(({ origin }) => origin === "ai/replay");
  expect(own).toMatchObject([
    { title: "Count twice", description: "it is wrong", verdict: { status: "plausible", level: "types" } },
  ]);
  expect(own[0]?.changes[0]?.diff).toContain("+export const tax: number = 2 * RATE;");
  expect(sent).toHaveLength(1);
  expect(traces).toMatchObject([
    { model: "replay", kept: false, turns: [{ outcome: "passed", complaints: [] }] },
  ]);
});

test("the model sees the failing place, what it uses, and the log, each with its name", async () => {
  const { solver, sent } = solverThatAnswers(["NO FIX: no idea"]);
  await analyze(createFolder(FILES), LOG, solver);
  const prompt = sent[0]?.turns[0]?.text ?? "";
  expect(prompt).toContain("tsc error TS2304 at src/tax.ts:2:28");
  expect(prompt).toContain("| src/tax.ts(2,28): error TS2304: Cannot find name 'quux'.");
  expect(prompt).toMatch(/# File src\/tax\.ts, lines 1-2 \(.*the failing place.*\)\n```\nimport/);
  expect(prompt).toMatch(/# File src\/rate\.ts, lines 1-1 \(defines what is used there/);
});

test.each([
  ["did not apply", block("src/tax.ts", "nothing like it at all", "x"), /SEARCH is not in the file/],
  ["has two places", block("src/tax.ts", "", "x"), /SEARCH is empty/],
  ["does not parse", block("src/tax.ts", LINE, "export const tax: number = ("), /the check “parses” fails/],
  [
    "brings a new error",
    block("src/tax.ts", LINE, "export const tax: number = 'a' + RATE;"),
    /new error TS2322 at src\/tax.ts:2/,
  ],
  [
    "keeps the error",
    block("src/tax.ts", LINE, "export const tax: number = quux(1);"),
    /the check “types” fails/,
  ],
  [
    "silences it",
    block("src/tax.ts", LINE, "export const tax: number = (RATE as any).x;"),
    /the check “policy” fails/,
  ],
  ["is no answer", "You should define quux.", /there is no block with FILE/],
  ["changes nothing", block("src/tax.ts", LINE, LINE), /it changes nothing/],
])("an answer that %s gets a turn that says so, and the next one counts", async (_, bad, words) => {
  const { solver, sent, traces } = solverThatAnswers([bad, GOOD]);
  const { analysis } = await analyze(createFolder(FILES), LOG, solver);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.turns.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
  expect(sent[1]?.turns[2]?.text).toMatch(words);
  expect(traces[0]?.turns).toHaveLength(2);
  expect(analysis.solutions.filter(({ origin }) => origin === "ai/replay")).toHaveLength(1);
});

test("after two repairs it is over", async () => {
  const bad = block("src/tax.ts", "nothing like it at all", "x");
  const { solver, sent } = solverThatAnswers([bad]);
  const { analysis } = await analyze(createFolder(FILES), LOG, solver);
  expect(sent).toHaveLength(3);
  expect(analysis.solutions.filter(({ origin }) => origin === "ai/replay")).toEqual([]);
});

test("a model that has no fix is believed, and not asked again", async () => {
  const { solver, sent } = solverThatAnswers(["NO FIX: quux is nowhere defined", GOOD]);
  await analyze(createFolder(FILES), LOG, solver);
  expect(sent).toHaveLength(1);
});

test("several samples are asked for where that is wanted, and the checks choose", async () => {
  const other = block("src/tax.ts", LINE, "export const tax: number = RATE;", "Take the rate");
  const wrong = block("src/tax.ts", LINE, "export const tax: number = `${RATE}`;");
  const { solver, sent, traces } = solverThatAnswers([GOOD, wrong, other, "NO FIX: no"], {}, { samples: 3 });
  const { analysis } = await analyze(createFolder(FILES), LOG, solver);
  const own = analysis.solutions.filter(({ origin }) => origin === "ai/replay");
  expect(own.map(({ title }) => title).toSorted()).toEqual(["Count twice", "Take the rate"]);
  expect([sent.length, traces.length]).toEqual([4, 3]);
});

test("files that are there to hold secrets are not shown, though they were changed", async () => {
  const { solver, sent } = solverThatAnswers(["NO FIX: no idea"]);
  const root = createFolder(FILES);
  const git = (...args: string[]): void =>
    void execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], { cwd: root });
  git("add", "-A");
  git("commit", "-q", "-m", "first");
  writeFileSync(join(root, ".env"), "STRIPE=plain-words\n");
  writeFileSync(join(root, "src/rate.ts"), "export const RATE = 7;\n");
  await analyze(root, LOG, solver);
  const prompt = sent[0]?.turns[0]?.text ?? "";
  expect(prompt).not.toMatch(/STRIPE|\.env/);
  expect(prompt).toContain("# Changed since it worked\n```diff\n");
  expect(prompt).toContain("-export const RATE = 19;\n+export const RATE = 7;");
});
