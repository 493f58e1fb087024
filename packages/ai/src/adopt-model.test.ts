import { DEFAULTS, type AiConfig } from "@hephaestus/core";
import { expect, test, vi } from "vitest";
import { adoptModel } from "./open-ai.ts";
import type { ConnectedModel, Question } from "./providers/connected/connected-provider.ts";
import { memoryStore } from "./state/state-store.ts";
import { analyze, block, createFolder } from "./testing/workshop.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINE = "export const tax: number = quux(100);";
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": `const password = "hunter2hunter";\n${LINE}\nexport { password };\n`,
};
const LOG = "tax.ts(2,28): error TS2304: Cannot find name 'quux'.\n";

/** A model as an editor would connect it. */
function editorModel(asked: Question[], more: Partial<ConnectedModel> = {}): ConnectedModel {
  return {
    name: "editor/model",
    ask(question) {
      asked.push(question);
      return Promise.resolve({ text: block("tax.ts", LINE, "export const tax: number = 119;") });
    },
    ...more,
  };
}

function optionsWith(ai: Partial<AiConfig> = {}): Parameters<typeof adoptModel>[1] {
  return {
    ai: { ...DEFAULTS.ai, ...ai },
    env: {},
    store: memoryStore(),
    today: () => "2026-11-21",
    clock: () => 0,
  };
}

test("a model of an editor proposes through the same doors", async () => {
  const asked: Question[] = [];
  const { provider, spent } = adoptModel(editorModel(asked), optionsWith());
  const { analysis } = await analyze(createFolder(FILES), LOG, provider);
  expect(analysis.solutions.map(({ origin }) => origin)).toContain("ai/editor/model");
  expect(asked[0]?.turns[0]?.text).toContain("Cannot find name 'quux'");
  expect(JSON.stringify(asked)).not.toContain("hunter2hunter");
  expect(await spent()).toMatch(/^AI used \d+ tokens\.$/);
});

test("what would go over the budget is not asked, and told", async () => {
  const asked: Question[] = [];
  const budget = { ...DEFAULTS.ai.budget, runTokens: 1_000 };
  const { provider } = adoptModel(editorModel(asked), optionsWith({ budget }));
  const { analysis } = await analyze(createFolder(FILES), LOG, provider);
  expect(asked).toEqual([]);
  expect(analysis.notes.join()).toContain("the budget of 1000 (tokens, run) does not allow it");
});

test.each<[string, ConnectedModel["ask"], string]>([
  [
    "a user who says no",
    () => Promise.resolve({ failure: "refused", message: "the user said no" }),
    "editor/model: the user said no",
  ],
  ["a connection that breaks", () => Promise.reject(new Error("gone\nat x")), "editor/model: gone"],
  ["silence", () => Promise.resolve({ text: " " }), "editor/model: it answered nothing"],
  ["no answer in time", () => new Promise(() => undefined), "editor/model: no answer in time"],
])("%s is told in a sentence", async (_, ask, told) => {
  const { provider } = adoptModel(editorModel([], { ask }), optionsWith({ timeoutMs: 20 }));
  const { analysis } = await analyze(createFolder(FILES), LOG, provider);
  expect(analysis.notes.join()).toContain(`AI has no answer: ${told}`);
});

test("a small model is shown less", async () => {
  const files = { ...FILES, "other.ts": `export const other = [\n${"  1,\n".repeat(140)}];\n` };
  const log = `${LOG}other.ts(1,14): error TS2304: Cannot find name 'other'.\n`;
  const shownTo = async (more: Partial<ConnectedModel>): Promise<number> => {
    const asked: Question[] = [];
    const { provider } = adoptModel(editorModel(asked, more), optionsWith());
    await analyze(createFolder(files), log, provider);
    return asked[0]?.turns[0]?.text.length ?? 0;
  };
  expect(await shownTo({ maxInputTokens: 400 })).toBeLessThan(await shownTo({}));
});
