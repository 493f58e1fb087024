import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULTS, type AiConfig, type ModelConfig } from "@hephaestus/core";
import { expect, test, vi } from "vitest";
import { analyze, block, createFolder, providerOf } from "./testing/workshop.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINE = "export const tax: number = quux(100);";
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": `${LINE}\n`,
};
const LOG = "tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n";
const FINDING = `{"cause": "quux is gone", "files": ["tax.ts"], "plan": "write 119"}`;
const GOOD = block("tax.ts", LINE, "export const tax: number = 119;");

/** A model whose recorded answer stands in a file of that name. */
function recorded(name: string, more: Partial<ModelConfig> = {}): ModelConfig {
  return { ...DEFAULTS.ai, provider: "replay", replay: `${name}.json`, fallback: [], ...more };
}

async function solved(ai: Partial<AiConfig>, answers: Readonly<Record<string, object>>) {
  const root = createFolder(FILES);
  for (const [name, answer] of Object.entries(answers))
    writeFileSync(join(root, `${name}.json`), JSON.stringify({ answers: [answer] }));
  const { analysis } = await analyze(root, LOG, await providerOf({ ...DEFAULTS.ai, ...ai }, root));
  return {
    found: analysis.solutions.some(({ origin }) => origin.startsWith("ai/")),
    notes: analysis.notes.filter((note) => note.startsWith("AI")),
  };
}

const COMPOSED = {
  composition: { sequential: [["logic-analyzer", "logic-fixer"]], parallel: [], dependencies: {} },
};

test("each model of a composition has those that stand in for it, its own before those of all", async () => {
  const models = {
    "logic-analyzer": recorded("fails", { fallback: ["other-analyst"] }),
    "other-analyst": recorded("finds"),
    "logic-fixer": recorded("fails"),
    spare: recorded("mends"),
  };
  const answers = { fails: { failure: "refused" }, finds: { text: FINDING }, mends: { text: GOOD } };
  expect(await solved({ ...COMPOSED, models, fallback: ["spare"] }, answers)).toEqual({
    found: true,
    notes: [],
  });
  expect(await solved({ ...COMPOSED, models }, answers)).toEqual({
    found: false,
    notes: ["AI has no answer: replay: refused."],
  });
});

test("one model stands in for the first one", async () => {
  const ai = { ...recorded("fails"), models: { spare: recorded("mends") }, fallback: ["spare"] };
  const answers = { fails: { failure: "refused" }, mends: { text: GOOD } };
  expect(await solved(ai, answers)).toEqual({ found: true, notes: [] });
});
