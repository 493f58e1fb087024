import { expect, test } from "vitest";
import type { ModelRequest } from "../providers/provider.ts";
import { memoryStore, type StateStore } from "../state/state-store.ts";
import { createAnswerCache } from "./answer-cache.ts";

const REQUEST: ModelRequest = { system: "s", turns: [{ role: "user", text: "code" }], maxOutputTokens: 10 };
const REPLY = { text: "kept", model: "m", usage: { input: 1, cached: 0, written: 0, output: 1 } };

async function kept(): Promise<StateStore> {
  const store = memoryStore();
  await createAnswerCache(store).keep("abcd12", "m", REQUEST, REPLY);
  return store;
}

test("the same question about the same problem, code and model was answered before", async () => {
  const cache = createAnswerCache(await kept());
  expect(await cache.find("abcd12", "m", REQUEST)).toEqual({ text: "kept", model: "m" });
});

test.each<[string, string, string, ModelRequest]>([
  ["problem", "abcd13", "m", REQUEST],
  ["model", "abcd12", "n", REQUEST],
  ["state of the code", "abcd12", "m", { ...REQUEST, turns: [{ role: "user", text: "other code" }] }],
  ["prompt", "abcd12", "m", { ...REQUEST, system: "t" }],
  ["temperature", "abcd12", "m", { ...REQUEST, temperature: 1 }],
])("another %s is another question", async (_, problem, model, request) => {
  expect(await createAnswerCache(await kept()).find(problem, model, request)).toBeUndefined();
});

test("what cannot be read was not kept", async () => {
  const store = await kept();
  const broken: StateStore = { ...store, read: () => Promise.resolve("{") };
  expect(await createAnswerCache(broken).find("abcd12", "m", REQUEST)).toBeUndefined();
});
