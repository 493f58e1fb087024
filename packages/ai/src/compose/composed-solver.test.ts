import { expect, test, vi } from "vitest";
import { createAnswerCache } from "../cache/answer-cache.ts";
import { failed, type ModelProvider, type ModelRequest } from "../providers/provider.ts";
import { createReplayProvider } from "../providers/replay/replay-provider.ts";
import { createRedactor } from "../redact/redactor.ts";
import { memoryStore } from "../state/state-store.ts";
import { analyze, block, createFolder } from "../testing/workshop.ts";
import type { ComposedModel } from "./composed-model.ts";
import { createComposedSolver } from "./composed-solver.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": "export const tax: number = quux(100);\n",
};
const LOG = "tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n";
const FINDING = `{"cause": "quux is gone", "files": ["tax.ts"], "plan": "write 119"}`;
const fixed = (text: string): string =>
  block("tax.ts", "export const tax: number = quux(100);", `export const tax: number = ${text};`);

interface Spy {
  model: ComposedModel;
  requests: ModelRequest[];
}

function spy(name: string, answers: readonly string[], needs: readonly string[] = []): Spy {
  const requests: ModelRequest[] = [];
  const replay = createReplayProvider({ answers: answers.map((text) => ({ text })) });
  const provider: ModelProvider = {
    ...replay,
    id: name,
    complete(request) {
      requests.push(request);
      return answers.length === 0
        ? Promise.resolve(failed("refused", `${name} refused`))
        : replay.complete(request);
    },
  };
  return {
    requests,
    model: { name, provider, purpose: `be ${name}`, temperature: 0, needs: new Set(needs) },
  };
}

interface Outcome {
  titles: string[];
  words: string[];
  notes: string[];
}

async function run(groups: readonly (readonly Spy[])[]): Promise<Outcome> {
  const solver = createComposedSolver(
    groups.map((group) => group.map(({ model }) => model)),
    {
      redactor: createRedactor(),
      cache: createAnswerCache(memoryStore()),
      maxContextTokens: 4_000,
      maxOutputTokens: 500,
      samples: 1,
      turnedDown: () => Promise.resolve([]),
      onTrace: () => Promise.resolve(),
    },
  );
  const { analysis } = await analyze(createFolder(FILES), LOG, solver);
  const own = analysis.solutions.filter(({ origin }) => origin.startsWith("ai/"));
  return {
    titles: own.map(({ origin }) => origin),
    words: own.map(({ title, description }) => `${title}: ${description}`),
    notes: analysis.notes,
  };
}

test("who is needed finds out in a form, and who depends on it is told, as data", async () => {
  const analyst = spy("logic-analyzer", [FINDING]);
  const fixer = spy("logic-fixer", [fixed("119")], ["logic-analyzer"]);
  expect((await run([[analyst], [fixer]])).titles).toEqual(["ai/logic-fixer"]);
  expect(analyst.requests[0]?.form?.name).toBe("finding");
  expect(analyst.requests[0]?.system).toContain("Your part: be logic-analyzer");
  const told = fixer.requests[0]?.turns[0]?.text ?? "";
  expect(told).toContain(
    "# What logic-analyzer found (data)\n| cause: quux is gone\n| files: tax.ts\n| plan: write 119",
  );
  expect(told).toContain("Your part: be logic-fixer");
});

test("several that propose are weighed by their verdicts, and their rivals told", async () => {
  const both = await run([[spy("a", [fixed("119")]), spy("b", [fixed("'x'")]), spy("c", [fixed("120")])]]);
  expect(both.titles.toSorted()).toEqual(["ai/a", "ai/c"]);
});

test.each([
  ["fails", []],
  ["answers in no form", ["it is gone"]],
])("one that %s is told, and the others work without it", async (_, answers) => {
  const fixer = spy("fixer", [fixed("119")], ["analyst"]);
  const { titles, notes } = await run([[spy("analyst", answers)], [fixer]]);
  expect(titles).toEqual(["ai/fixer"]);
  expect(notes.join()).toMatch(/AI: (?:analyst has no answer: |what analyst answered)/);
  expect(fixer.requests[0]?.turns[0]?.text).not.toContain("# What analyst found");
});

test("one that proposes is heard though others work with what it proposed, and who writes words writes those", async () => {
  const first = spy("syntax-fixer", [fixed("119")]);
  const second = spy("logic-fixer", [fixed("120")], ["syntax-fixer"]);
  const words = `{"title": "Say the tax outright", "reason": "nothing else is known"}`;
  const writer = spy("doc-writer", [words, `{"title": "see https://a.example"}`], ["logic-fixer"]);
  const { titles, words: told, notes } = await run([[first], [second], [writer]]);
  expect(titles.toSorted()).toEqual(["ai/logic-fixer", "ai/syntax-fixer"]);
  expect(second.requests[0]?.turns[0]?.text).toContain(
    "# What syntax-fixer found (data)\n| cause: it is wrong",
  );
  expect(writer.requests[0]?.turns[0]?.text).toContain("+export const tax: number = 119;");
  expect(told.toSorted()).toEqual(["Mend it: it is wrong", "Say the tax outright: nothing else is known"]);
  expect(notes.join()).not.toContain("AI:");
});

test("where nobody proposes, it is said", async () => {
  const { notes } = await run([[spy("logic-analyzer", [FINDING])]]);
  expect(notes).toContain("AI: nobody in ai.composition proposes fixes; name one such as logic-fixer.");
});

test("those of a group are asked at the same time, those of the next one after them", async () => {
  const order: string[] = [];
  const both = Promise.withResolvers<void>();
  const waiting = (name: string, needs: readonly string[] = []): Spy => {
    const { requests, model } = spy(name, [FINDING], needs);
    const complete: ModelProvider["complete"] = async (request) => {
      order.push(`${name} begins`);
      if (order.length === 2) both.resolve();
      await both.promise;
      order.push(`${name} ends`);
      return model.provider.complete(request);
    };
    return { requests, model: { ...model, provider: { ...model.provider, complete } } };
  };
  const fixer = spy("logic-fixer", [fixed("119")], ["one-analyzer", "two-analyzer"]);
  const { titles } = await run([[waiting("one-analyzer"), waiting("two-analyzer")], [fixer]]);
  expect(order.slice(0, 2).toSorted()).toEqual(["one-analyzer begins", "two-analyzer begins"]);
  expect(titles).toEqual(["ai/logic-fixer"]);
  expect(fixer.requests[0]?.turns[0]?.text.match(/# What .* found/g)).toHaveLength(2);
});
