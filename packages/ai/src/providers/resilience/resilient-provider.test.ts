import { expect, test } from "vitest";
import { failed, type Completion, type ModelProvider, type ModelRequest } from "../provider.ts";
import { streamOf } from "../stream-of.ts";
import { createFallbackProvider } from "./fallback-provider.ts";
import { createResilientProvider, RESILIENCE, type Resilience } from "./resilient-provider.ts";
import { createTurnstile } from "./turnstile.ts";

const REQUEST: ModelRequest = { system: "s", turns: [], maxOutputTokens: 10 };
const USAGE = { input: 1, cached: 0, written: 0, output: 1 };
const FAST: Resilience = { ...RESILIENCE, firstWaitMs: 0, longestWaitMs: 50, random: () => 0 };

function said(text: string): Completion {
  return { ok: true, reply: { text, usage: USAGE, model: "m" } };
}

/** Answers one after the other, the last one again and again; counts how often it is asked. */
function providerOf(
  answers: readonly (Completion | "never")[],
  id = "test",
): ModelProvider & { asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  const complete = (request: ModelRequest): Promise<Completion> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request);
    return answer === undefined || answer === "never"
      ? new Promise(() => undefined)
      : Promise.resolve(answer);
  };
  return {
    id,
    asked,
    capabilities: { structuredOutput: "none", streams: false, remote: false },
    complete,
    stream: (request) => streamOf(complete(request)),
    countTokens: () => Promise.resolve(1),
  };
}

function kindOf(completion: Completion): string {
  return completion.ok ? completion.reply.text : completion.failure.kind;
}

test.each(["rate-limited", "timed-out", "unavailable", "truncated"] as const)(
  "%s is tried again",
  async (kind) => {
    const provider = providerOf([failed(kind, ""), failed(kind, ""), said("yes")]);
    expect(kindOf(await createResilientProvider(provider, FAST).complete(REQUEST))).toBe("yes");
    expect(provider.asked).toHaveLength(3);
  },
);

test.each(["unauthorised", "refused", "rejected", "unreadable", "no-key", "over-budget"] as const)(
  "%s is not",
  async (kind) => {
    const provider = providerOf([failed(kind, ""), said("yes")]);
    expect(kindOf(await createResilientProvider(provider, FAST).complete(REQUEST))).toBe(kind);
    expect(provider.asked).toHaveLength(1);
  },
);

test("an answer that is too long would be so again", async () => {
  const provider = providerOf([failed("truncated", "", { usage: USAGE }), said("yes")]);
  expect(kindOf(await createResilientProvider(provider, FAST).complete(REQUEST))).toBe("truncated");
});

test("who wants to be asked too late is not waited for", async () => {
  const provider = providerOf([failed("rate-limited", "", { retryAfterMs: 60_000 }), said("yes")]);
  expect(kindOf(await createResilientProvider(provider, FAST).complete(REQUEST))).toBe("rate-limited");
  expect(provider.asked).toHaveLength(1);
});

test("retries end", async () => {
  const provider = providerOf([failed("unavailable", "")]);
  expect(kindOf(await createResilientProvider(provider, { ...FAST, retries: 2 }).complete(REQUEST))).toBe(
    "unavailable",
  );
  expect(provider.asked).toHaveLength(3);
});

test("no answer in time ends the request itself", async () => {
  const provider = providerOf(["never"]);
  const options = { ...FAST, timeoutMs: 10, retries: 0 };
  expect(kindOf(await createResilientProvider(provider, options).complete(REQUEST))).toBe("timed-out");
  expect(provider.asked[0]?.signal?.aborted).toBe(true);
});

test("who keeps failing is left alone", async () => {
  const provider = providerOf([failed("unavailable", "")]);
  const resilient = createResilientProvider(provider, { ...FAST, retries: 0, breakAfter: 2 });
  for (let round = 0; round < 5; round += 1) await resilient.complete(REQUEST);
  expect(provider.asked).toHaveLength(2);
  expect(await resilient.complete(REQUEST)).toMatchObject({
    failure: { kind: "unavailable", message: "test: it kept failing and is left alone for a while" },
  });
});

test("a run that is ended is told as that", async () => {
  const provider = providerOf(["never"]);
  const controller = new AbortController();
  const waiting = createResilientProvider(provider, FAST).complete({ ...REQUEST, signal: controller.signal });
  controller.abort();
  expect(kindOf(await waiting)).toBe("aborted");
});

test("few requests at a time", async () => {
  const provider = providerOf(["never"]);
  const resilient = createResilientProvider(provider, { ...FAST, concurrency: 2, timeoutMs: 5, retries: 0 });
  const all = [1, 2, 3, 4].map(() => resilient.complete(REQUEST));
  await Promise.resolve();
  expect(provider.asked.length).toBeLessThanOrEqual(2);
  expect((await Promise.all(all)).map(kindOf)).toEqual(Array.from({ length: 4 }, () => "timed-out"));
});

test("so many requests pass in any minute", async () => {
  let now = 0;
  const waits: number[] = [];
  const turnstile = createTurnstile(
    2,
    () => now,
    (ms) => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  );
  await turnstile();
  now = 10_000;
  await turnstile();
  await turnstile();
  await turnstile();
  expect(waits).toEqual([50_000, 10_000]);
});

test("the next provider answers where one fails, and the failures of all are told where none does", async () => {
  const refusing = providerOf([failed("refused", "a refused")], "a");
  const absent = providerOf([failed("unavailable", "b is away")], "b");
  const chain = createFallbackProvider(refusing, [absent, providerOf([said("yes")])]);
  expect(kindOf(await chain.complete(REQUEST))).toBe("yes");
  expect(await createFallbackProvider(refusing, [absent]).complete(REQUEST)).toMatchObject({
    failure: { message: "a refused; b is away" },
  });
});

test("what is over the budget is over it for all", async () => {
  const other = providerOf([said("yes")]);
  const chain = createFallbackProvider(providerOf([failed("over-budget", "")]), [other]);
  expect(kindOf(await chain.complete(REQUEST))).toBe("over-budget");
  expect(other.asked).toEqual([]);
});
