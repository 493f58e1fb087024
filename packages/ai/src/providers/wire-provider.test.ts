import { openModelDouble, type Script } from "@hephaestus/ai-double";
import { expect, onTestFinished, test } from "vitest";
import { createAnthropicProvider } from "./anthropic/anthropic-provider.ts";
import { createOpenAiProvider } from "./openai/openai-provider.ts";
import type { ModelProvider, ModelRequest } from "./provider.ts";
import { createResilientProvider, RESILIENCE, type Resilience } from "./resilience/resilient-provider.ts";
import { createWireProvider } from "./wire-provider.ts";

const REQUEST: ModelRequest = { system: "s", turns: [{ role: "user", text: "t" }], maxOutputTokens: 100 };
const FAST: Resilience = { ...RESILIENCE, firstWaitMs: 0, longestWaitMs: 50, random: () => 0 };

const ADAPTERS = {
  responses: (url: string) =>
    createOpenAiProvider({
      model: "m",
      apiKey: "k",
      baseUrl: `${url}/v1`,
      timeoutMs: 10_000,
      style: "responses",
    }),
  chat: (url: string) =>
    createOpenAiProvider({ model: "m", apiKey: "k", baseUrl: `${url}/v1`, timeoutMs: 10_000, style: "chat" }),
  anthropic: (url: string) =>
    createAnthropicProvider({ model: "m", apiKey: "k", baseUrl: url, timeoutMs: 10_000 }),
} as const;

async function ask(
  name: keyof typeof ADAPTERS,
  script: Script,
  options: Partial<Resilience> = {},
): Promise<{ outcome: string; requests: number; complaints: readonly string[] }> {
  const double = await openModelDouble(script);
  onTestFinished(() => double.close());
  const provider = createResilientProvider(ADAPTERS[name](double.url), { ...FAST, ...options });
  const completion = await provider.complete(REQUEST);
  const outcome = completion.ok ? completion.reply.text : completion.failure.kind;
  return { outcome, requests: double.requests.length, complaints: double.complaints };
}

for (const name of ["responses", "chat", "anthropic"] as const) {
  test(`${name}: a slow drip that stalls ends with the time-out`, async () => {
    const stalled = await ask(name, [{ kind: "stall", text: "const a" }], { timeoutMs: 100, retries: 0 });
    expect([stalled.outcome, stalled.complaints]).toEqual(["timed-out", []]);
  });

  test(`${name}: a slow drip that stalls ends with the run`, async () => {
    const double = await openModelDouble([{ kind: "stall", text: "const a" }]);
    onTestFinished(() => double.close());
    const run = new AbortController();
    let text = "";
    let end = "";
    for await (const part of ADAPTERS[name](double.url).stream({ ...REQUEST, signal: run.signal })) {
      if (part.kind === "text") text += part.text;
      else end = part.completion.ok ? "ok" : part.completion.failure.kind;
      if (text === "const a") run.abort();
    }
    expect([text, end]).toEqual(["const a", "aborted"]);
  });

  test.each<[string, Script]>([
    [
      "too many requests, with a time to come again",
      [{ kind: "status", status: 429, headers: { "retry-after": "0" } }],
    ],
    ["a fault of theirs", [{ kind: "status", status: 500 }]],
    ["a stream that is cut", [{ kind: "cut", text: "const" }]],
    ["a connection that is closed", [{ kind: "reset" }]],
  ])(`${name}: after %s it is asked again`, async (_, script) => {
    const steps = typeof script === "function" ? [] : script;
    const asked = await ask(name, [...steps, { kind: "text", text: "yes" }]);
    expect(asked).toEqual({ outcome: "yes", requests: 2, complaints: [] });
  });

  test(`${name}: an address that is none of theirs is told at once`, async () => {
    const double = await openModelDouble([{ kind: "text", text: "yes" }]);
    onTestFinished(() => double.close());
    const completion = await createResilientProvider(
      ADAPTERS[name](`${double.url}/elsewhere`),
      FAST,
    ).complete(REQUEST);
    expect([completion.ok ? "" : completion.failure.kind, double.requests.length]).toEqual(["rejected", 1]);
    expect(double.complaints).toEqual([expect.stringContaining("nothing is asked at POST /elsewhere/")]);
  });
}

test("an answer that never ends is broken off", async () => {
  let pieces = 0;
  async function* flood(): AsyncGenerator<{ kind: "text"; text: string }> {
    while (pieces < 1_000) {
      pieces += 1;
      await Promise.resolve();
      yield { kind: "text", text: "x".repeat(64 * 1024) };
    }
  }
  const provider: ModelProvider = createWireProvider({
    id: "flood",
    address: "http://localhost",
    capabilities: { structuredOutput: "none", streams: true, remote: true },
    connect: () => Promise.resolve(undefined),
    stream: flood,
  });
  expect(await provider.complete(REQUEST)).toMatchObject({
    failure: { kind: "truncated", message: "flood: the answer never ends" },
  });
  expect(pieces).toBeLessThan(100);
});
