import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { memoryStore } from "../state/state-store.ts";
import { analyze, block, createFolder, solverThatAnswers } from "../testing/workshop.ts";
import { rememberFixes, withKnownFixes } from "./known-fixes.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINE = "export const tax: number = quux(100);";
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": `// one\n// two\n${LINE}\n// three\n`,
};
const LOG = "tax.ts(3,28): error TS2304: Cannot find name 'quux'.\n";
const ANSWER = block("tax.ts", LINE, "export const tax: number = 119;", "Write the number");

test("what was accepted is proposed first for the same problem, after proof, and nobody is asked", async () => {
  const store = memoryStore();
  const first = solverThatAnswers([ANSWER]);
  const { analysis, engine } = await analyze(createFolder(FILES), LOG, withKnownFixes(first.solver, store));
  const own = analysis.solutions.filter(({ origin }) => origin.startsWith("ai/"));
  await rememberFixes(own, (file) => engine.repository?.read(file)?.text, store);
  const second = solverThatAnswers([ANSWER]);
  const again = await analyze(createFolder(FILES), LOG, withKnownFixes(second.solver, store));
  const [known] = again.analysis.solutions.filter(({ origin }) => origin === "ai/memory");
  expect(known).toMatchObject({ title: "Write the number", changes: [{ file: "tax.ts" }] });
  expect([first.sent.length, second.sent.length]).toEqual([1, 0]);
});

test("where the code is another, it is not, and the model is asked", async () => {
  const store = memoryStore();
  const first = solverThatAnswers([ANSWER]);
  const root = createFolder(FILES);
  const { analysis, engine } = await analyze(root, LOG, first.solver);
  await rememberFixes(analysis.solutions, (file) => engine.repository?.read(file)?.text, store);
  writeFileSync(join(root, "tax.ts"), `// one\n// other\n${LINE}\n// three\n`);
  const second = solverThatAnswers([ANSWER]);
  const again = await analyze(root, LOG, withKnownFixes(second.solver, store));
  expect(again.analysis.solutions.map(({ origin }) => origin)).not.toContain("ai/memory");
  expect(second.sent).toHaveLength(1);
});

test("what is kept and cannot be read is not there", async () => {
  const store = memoryStore();
  const { solver } = solverThatAnswers([ANSWER]);
  const { analysis } = await analyze(createFolder(FILES), LOG, solver);
  await store.write(`fixes/${analysis.problems[0]?.id}.json`, `{"title": 1}`);
  const second = solverThatAnswers([ANSWER]);
  await analyze(createFolder(FILES), LOG, withKnownFixes(second.solver, store));
  expect(second.sent).toHaveLength(1);
});
