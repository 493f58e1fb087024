import { expect, test } from "vitest";
import { compositionOrder, stepsOf } from "./composition-order.ts";
import { formatMistake } from "./mistake.ts";
import { parseConfig } from "./parse.ts";

function mistakesIn(text: string): string[] {
  const parsed = parseConfig(new TextEncoder().encode(text));
  return "mistakes" in parsed ? parsed.mistakes.map((mistake) => formatMistake(mistake, "f")) : [];
}

const MODELS = `ai:
  models:
    analyst: { provider: anthropic, model: a }
    fixer: { provider: openai, model: b, base_url: "http://localhost:11434/v1" }
    tester: { provider: command, command: [my-model] }
`;

test("models by name, each complete, and how they work together", () => {
  const text = `${MODELS}  fallback: [fixer]\n  composition: { sequential: [[analyst, fixer]], dependencies: { tester: [fixer] } }\n`;
  const parsed = parseConfig(new TextEncoder().encode(text));
  expect("config" in parsed && parsed.config.ai).toMatchObject({
    fallback: ["fixer"],
    models: {
      analyst: { provider: "anthropic", model: "a", apiKeyEnv: "ANTHROPIC_API_KEY", api: "responses" },
      fixer: { apiKeyEnv: undefined, api: "chat" },
      tester: { command: ["my-model"] },
    },
    composition: { sequential: [["analyst", "fixer"]], parallel: [], dependencies: { tester: ["fixer"] } },
  });
});

test.each(["{}", "{ sequential: [], dependencies: {} }"])(
  "a composition of nobody, %s, is none",
  (composition) => {
    const parsed = parseConfig(new TextEncoder().encode(`${MODELS}  composition: ${composition}\n`));
    expect("config" in parsed && parsed.config.ai).toHaveProperty("composition", undefined);
  },
);

test.each([
  [
    "  fallback: [fixer, local]",
    "f:6:21 ai.fallback[1]: local is no model of ai.models, expected one of analyst, fixer, tester",
  ],
  [
    "    other: { provider: replay, replay: x, fallback: [local] }",
    "f:6:54 ai.models.other.fallback[0]: local is no model of ai.models, expected one of analyst, fixer, tester, other",
  ],
  [
    "  composition:\n    parallel: [[analyst], [writer]]",
    "f:7:28 ai.composition.parallel[1][0]: writer is no model of ai.models, expected one of analyst, fixer, tester",
  ],
  [
    "  composition:\n    dependencies:\n      fixer: [analyst]\n      nobody: [fixer]",
    "f:9:15 ai.composition.dependencies.nobody: nobody is no model of ai.models, expected one of analyst, fixer, tester",
  ],
  [
    "  composition:\n    sequential: [[analyst, fixer]]\n    dependencies: { analyst: [tester], tester: [fixer] }",
    "f:7:5 ai.composition: goes round in a circle: analyst → fixer → tester → analyst",
  ],
  [
    "  budget: { run_tokens: 5, day_cost: 2 }",
    "f:6:38 ai.budget.day_cost: needs ai.price, for nothing else tells what a token costs",
  ],
  ["    other: { model: x }", "f:6:12 ai.models.other: needs a provider"],
  ["    other: { provider: command }", "f:6:12 ai.models.other: needs command, as its provider is command"],
  [
    "    other: { provider: openai, modle: x }",
    "f:6:32 ai.models.other.modle: unknown key (did you mean model?), allowed: provider, model, api_key_env, base_url, api, command, replay, temperature, purpose, fallback, price",
  ],
])("%j is refused with its line", (text, mistake) => {
  expect(mistakesIn(`${MODELS}${text}\n`)).toEqual([mistake]);
});

test.each([
  ["enabled: true, provider: openai", "true needs ai.provider and ai.model, expected those or false"],
  ["enabled: true, provider: command", "true with provider command needs ai.command, expected that or false"],
  ["enabled: true, provider: replay", "true with provider replay needs ai.replay, expected that or false"],
])("{ %s } is not enough", (text, message) => {
  expect(mistakesIn(`ai: { ${text} }\n`)).toEqual([`f:1:16 ai.enabled: ${message}`]);
});

test.each([
  "budget: { run_tokens: 0 }",
  "price: { input: 1 }",
  "timeout: soon",
  "temperature: 3",
  "api: grpc",
])("{ %s } is refused", (text) => {
  expect(mistakesIn(`ai: { ${text} }\n`)).toHaveLength(1);
});

test("each model has a price of its own, or that of all", () => {
  const text = `ai:\n  price: { input: 2, output: 10 }\n  models:\n    a: { provider: openai, model: a }\n    b: { provider: openai, model: b, price: { input: 1, output: 1, cached_input: 0.1 } }\n`;
  const parsed = parseConfig(new TextEncoder().encode(text));
  expect("config" in parsed && parsed.config.ai).toMatchObject({
    price: { input: 2, cachedInput: 2, output: 10 },
    models: { a: { price: { input: 2 } }, b: { price: { input: 1, cachedInput: 0.1, output: 1 } } },
  });
});

test("groups that can work at the same time, in their order", () => {
  const steps = stepsOf({
    sequential: [["a", "b"]],
    parallel: [["c", "d"]],
    dependencies: { e: ["b", "c"] },
  });
  expect(compositionOrder(steps)).toEqual({ groups: [["a", "c", "d"], ["b"], ["e"]] });
  expect(compositionOrder(stepsOf({ dependencies: { a: ["a"] } }))).toEqual({ cycle: ["a", "a"] });
});
