import { DEFAULTS } from "@hephaestus/core";
import { expect, test, vi } from "vitest";
import { adoptModel } from "./open-ai.ts";
import type { ModelProvider, ModelRequest } from "./providers/provider.ts";
import { streamOf } from "./providers/stream-of.ts";
import { memoryStore } from "./state/state-store.ts";
import { analyze, block, createFolder } from "./testing/workshop.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINE = "export const tax: number = quux(100);";
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": `const password = "hunter2hunter";\n${LINE}\nexport { password };\n`,
};
const LOG = "tax.ts(2,28): error TS2304: Cannot find name 'quux'.\n";

/** A model as an editor would offer one. */
function editorModel(sent: ModelRequest[]): ModelProvider {
  const complete: ModelProvider["complete"] = (request) => {
    sent.push(request);
    const usage = { input: 700, cached: 0, written: 0, output: 50 };
    const text = block("tax.ts", LINE, "export const tax: number = 119;");
    return Promise.resolve({ ok: true, reply: { text, usage, model: "editor" } });
  };
  return {
    id: "editor/model",
    capabilities: { structuredOutput: "none", streams: false, remote: true },
    complete,
    stream: (request) => streamOf(complete(request)),
    countTokens: () => Promise.resolve(700),
  };
}

test("a model of an editor proposes through the same doors", async () => {
  const sent: ModelRequest[] = [];
  const options = { ai: DEFAULTS.ai, env: {}, store: memoryStore(), today: () => "2026-11-21" };
  const { provider, spent } = adoptModel(editorModel(sent), options);
  const { analysis } = await analyze(createFolder(FILES), LOG, provider);
  expect(analysis.solutions.map(({ origin }) => origin)).toContain("ai/editor/model");
  expect(JSON.stringify(sent)).not.toContain("hunter2hunter");
  expect(await spent()).toBe("AI used 750 tokens.");
});

test("what would go over the budget is not asked, and told", async () => {
  const sent: ModelRequest[] = [];
  const ai = { ...DEFAULTS.ai, budget: { ...DEFAULTS.ai.budget, runTokens: 1_000 } };
  const { provider } = adoptModel(editorModel(sent), { ai, env: {}, store: memoryStore(), today: () => "d" });
  const { analysis } = await analyze(createFolder(FILES), LOG, provider);
  expect(sent).toEqual([]);
  expect(analysis.notes.join()).toContain("the budget of 1000 (tokens, run) does not allow it");
});
