import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Analysis, Solution } from "@hephaestus/core";
import { expect, test, vi } from "vitest";
import { memoryStore, type StateStore } from "../state/state-store.ts";
import { analyze, block, createFolder, solverThatAnswers } from "../testing/workshop.ts";
import { createFixMemory } from "./fix-memory.ts";
import { feedbackOn, opinionsOf, rememberFeedback, type FeedbackKind } from "./feedback.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINE = "export const tax: number = quux(100);";
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": `// one\n// two\n${LINE}\n// three\n`,
};
const LOG = "tax.ts(3,28): error TS2304: Cannot find name 'quux'.\n";
const ANSWER = block("tax.ts", LINE, "export const tax: number = 119;", "Write the number");
const OTHER = block("tax.ts", LINE, "export const tax: number = 1.19 * 100;", "Count it");

interface Run {
  analysis: Analysis;
  root: string;
  /** How often the model was asked. */
  asked: number;
  prompts: string;
}

async function run(store: StateStore, answers: readonly string[], root = createFolder(FILES)): Promise<Run> {
  const { solver, sent } = solverThatAnswers(answers, {}, { store });
  const { analysis } = await analyze(root, LOG, solver, { memory: createFixMemory(store) });
  return { analysis, root, asked: sent.length, prompts: JSON.stringify(sent) };
}

async function say(kind: "accepted" | "rejected", solution: Solution | undefined, store: StateStore) {
  if (solution === undefined) throw new Error("there is no such solution");
  const feedback = feedbackOn(solution, kind, () => FILES["tax.ts"]);
  if (feedback !== undefined) await rememberFeedback(feedback, store);
}

function ofModel({ solutions }: Analysis): Solution[] {
  return solutions.filter(({ origin }) => origin.startsWith("ai/"));
}

test("what was accepted is proposed first for the same problem, after proof, and nobody is asked", async () => {
  const store = memoryStore();
  const first = await run(store, [ANSWER]);
  await say("accepted", ofModel(first.analysis)[0], store);
  const second = await run(store, [OTHER]);
  expect(second.analysis.solutions[0]).toMatchObject({
    title: "Write the number",
    origin: "ai/memory",
    changes: [{ file: "tax.ts" }],
    verdict: { status: "plausible", reason: expect.stringContaining("you took it before") },
  });
  expect([first.asked, second.asked]).toEqual([1, 0]);
});

test("where the code is another, it is not, and the model is asked", async () => {
  const store = memoryStore();
  const { analysis, root } = await run(store, [ANSWER]);
  await say("accepted", ofModel(analysis)[0], store);
  writeFileSync(join(root, "tax.ts"), `// one\n// other\n${LINE}\n// three\n`);
  const again = await run(store, [ANSWER], root);
  expect(again.analysis.solutions.map(({ origin }) => origin)).not.toContain("ai/memory");
  expect(again.asked).toBe(1);
});

test("what was accepted and does not pass any more is not proposed", async () => {
  const store = memoryStore();
  const { analysis, root } = await run(store, [ANSWER]);
  const [fix] = ofModel(analysis);
  const bad = { file: "tax.ts", before: FILES["tax.ts"], after: FILES["tax.ts"].replace("quux", "quuz") };
  await rememberFeedback(
    { kind: "accepted", problemId: fix?.problemIds[0] ?? "", title: "Bad", description: "", files: [bad] },
    store,
  );
  const again = await run(store, [ANSWER], root);
  expect(again.analysis.solutions.map(({ title }) => title)).not.toContain("Bad");
  expect(again.analysis.solutions.map(({ title }) => title)).toContain("Write the number");
});

test("what was turned down is not proposed again by a model, which is told", async () => {
  const store = memoryStore();
  const first = await run(store, [ANSWER]);
  await say("rejected", ofModel(first.analysis)[0], store);
  const stubborn = await run(store, [ANSWER]);
  expect([ofModel(stubborn.analysis), stubborn.asked]).toEqual([[], 3]);
  expect(stubborn.prompts).toContain("The user turned these fixes down");
  expect(stubborn.prompts).toContain("| export const tax: number = 119;");
  expect(stubborn.prompts).toContain("the user turned exactly this change down");
  const wise = await run(store, [ANSWER, OTHER]);
  expect(ofModel(wise.analysis)).toMatchObject([{ title: "Count it" }]);
});

test("what was turned down and then taken is known as taken: the last word counts", async () => {
  const store = memoryStore();
  const { analysis } = await run(store, [ANSWER]);
  const [fix] = ofModel(analysis);
  const kinds = async (): Promise<FeedbackKind[]> =>
    (await opinionsOf(fix?.problemIds[0] ?? "", store)).map(({ kind }) => kind);
  await say("rejected", fix, store);
  await say("accepted", fix, store);
  expect(await kinds()).toEqual(["accepted"]);
  await say("rejected", fix, store);
  expect(await kinds()).toEqual(["rejected"]);
});

test("what is kept and cannot be read is not there", async () => {
  const store = memoryStore();
  const { analysis } = await run(store, [ANSWER]);
  await store.write(`feedback/${analysis.problems[0]?.id}.json`, `{"opinions": 1}`);
  expect((await run(store, [OTHER])).asked).toBe(1);
});

test("of one problem the last eight are kept, and nothing for what is no id", async () => {
  const store = memoryStore();
  const feedback = (problemId: string, after: string): Promise<void> =>
    rememberFeedback(
      {
        kind: "rejected",
        problemId,
        title: after,
        description: "",
        files: [{ file: "a", before: "a\n", after }],
      },
      store,
    );
  for (let at = 0; at < 20; at += 1) await feedback("abcd12", `${at}\n`);
  expect((await opinionsOf("abcd12", store)).map(({ title }) => title.trim())).toEqual([
    "12",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "19",
  ]);
  await feedback("../abcd", "1\n");
  expect(await store.read("feedback/../abcd.json")).toBeUndefined();
});
