import { openModelDouble, type ModelDouble, type Script } from "@hephaestus/ai-double";
import { expect, onTestFinished, test } from "vitest";
import { createAnthropicProvider } from "./anthropic/anthropic-provider.ts";
import { createOpenAiProvider } from "./openai/openai-provider.ts";
import type { Completion, ModelProvider, ModelRequest } from "./provider.ts";

const REQUEST: ModelRequest = {
  system: "You mend code.",
  turns: [
    { role: "user", text: "TS2304 in src/a.ts" },
    { role: "assistant", text: "which line?" },
    { role: "user", text: "line 3" },
  ],
  maxOutputTokens: 500,
  temperature: 0,
};

const FORM = {
  name: "finding",
  schema: {
    type: "object",
    properties: { cause: { type: "string" } },
    required: ["cause"],
    additionalProperties: false,
  },
};

const ADAPTERS = {
  "openai responses": (url: string, timeoutMs: number) =>
    createOpenAiProvider({ model: "m", apiKey: "k", baseUrl: `${url}/v1`, timeoutMs, style: "responses" }),
  "openai chat": (url: string, timeoutMs: number) =>
    createOpenAiProvider({ model: "m", apiKey: "k", baseUrl: `${url}/v1`, timeoutMs, style: "chat" }),
  anthropic: (url: string, timeoutMs: number) =>
    createAnthropicProvider({ model: "m", apiKey: "k", baseUrl: url, timeoutMs }),
} as const;

interface Line {
  double: ModelDouble;
  provider: ModelProvider;
}

async function connect(name: keyof typeof ADAPTERS, script: Script, timeoutMs = 10_000): Promise<Line> {
  const double = await openModelDouble(script);
  onTestFinished(() => double.close());
  return { double, provider: ADAPTERS[name](double.url, timeoutMs) };
}

function kindOf(completion: Completion): string {
  return completion.ok ? "ok" : completion.failure.kind;
}

const names = ["openai responses", "openai chat", "anthropic"] as const;

for (const name of names) {
  test(`${name}: a whole answer with its cost, in the published shapes`, async () => {
    const { double, provider } = await connect(name, [{ kind: "text", text: "const a = 1;\n“ü”" }]);
    const completion = await provider.complete(REQUEST);
    expect(completion).toMatchObject({
      ok: true,
      reply: { text: "const a = 1;\n“ü”", model: "m", usage: { input: 120, output: 30 } },
    });
    expect(double.complaints).toEqual([]);
    expect(double.requests[0]?.body).toContain("TS2304 in src/a.ts");
  });

  test(`${name}: text comes as it is made, however slowly it drips`, async () => {
    const text = "slowly, one by one";
    const { double, provider } = await connect(name, [{ kind: "drip", text }]);
    const parts: string[] = [];
    let end = "";
    for await (const part of provider.stream(REQUEST)) {
      if (part.kind === "text") parts.push(part.text);
      else end = kindOf(part.completion);
    }
    expect([parts.join(""), parts.length, end]).toEqual([text, text.length, "ok"]);
    expect(double.complaints).toEqual([]);
  });

  test(`${name}: an answer in a form`, async () => {
    const { double, provider } = await connect(name, [{ kind: "text", text: '{"cause": "renamed"}' }]);
    const completion = await provider.complete({ ...REQUEST, form: FORM });
    expect(completion).toMatchObject({ ok: true, reply: { value: { cause: "renamed" } } });
    expect([double.complaints, double.requests[0]?.body.includes('"cause')]).toEqual([[], true]);
  });

  test(`${name}: words where a form was asked for cannot be read`, async () => {
    const { provider } = await connect(name, [{ kind: "text", text: "it was renamed" }]);
    expect(kindOf(await provider.complete({ ...REQUEST, form: FORM }))).toBe("unreadable");
  });

  test.each<[string, Script, string]>([
    ["a key that is not accepted", [{ kind: "status", status: 401 }], "unauthorised"],
    ["a key without the right", [{ kind: "status", status: 403 }], "unauthorised"],
    ["a fault of theirs", [{ kind: "status", status: 500 }], "unavailable"],
    ["too much to do", [{ kind: "status", status: 529 }], "unavailable"],
    ["a request they do not take", [{ kind: "status", status: 400, message: "no such model" }], "rejected"],
    ["a refusal", [{ kind: "refusal", text: "I will not." }], "refused"],
    ["too long an answer", [{ kind: "length", text: "const a" }], "truncated"],
    ["a stream that is cut", [{ kind: "cut", text: "const a" }], "truncated"],
    ["a connection that is closed", [{ kind: "reset" }], "unavailable"],
    ["no JSON", [{ kind: "invalid-json" }], "unreadable"],
  ])(`${name}: %s is data`, async (_, script, kind) => {
    const { double, provider } = await connect(name, script);
    const completion = await provider.complete(REQUEST);
    expect(kindOf(completion)).toBe(kind);
    expect([double.requests.length, double.complaints]).toEqual([1, []]);
  });

  test(`${name}: when to come again is told`, async () => {
    const headers = { "retry-after": "7" };
    const { provider } = await connect(name, [{ kind: "status", status: 429, headers }]);
    expect(await provider.complete(REQUEST)).toMatchObject({
      failure: { kind: "rate-limited", retryAfterMs: 7_000 },
    });
  });

  test(`${name}: no answer ends with the time-out, and with the run`, async () => {
    const { provider } = await connect(name, [{ kind: "hang" }], 30);
    expect(kindOf(await provider.complete(REQUEST))).toBe("timed-out");
    const { provider: patient } = await connect(name, [{ kind: "hang" }]);
    const signal = AbortSignal.abort();
    expect(kindOf(await patient.complete({ ...REQUEST, signal }))).toBe("aborted");
  });
}

test("what is asked of one thing is not told of another: no request names the machine or the user", async () => {
  const { double, provider } = await connect("openai responses", [{ kind: "text", text: "yes" }]);
  await provider.complete(REQUEST);
  const { body = "" } = double.requests[0] ?? {};
  expect(JSON.parse(body)).toEqual({
    model: "m",
    instructions: "You mend code.",
    input: [
      { role: "user", content: "TS2304 in src/a.ts" },
      { role: "assistant", content: "which line?" },
      { role: "user", content: "line 3" },
    ],
    max_output_tokens: 500,
    temperature: 0,
    store: false,
    stream: true,
  });
});

test("the double tells of requests in no published shape", async () => {
  const double = await openModelDouble([{ kind: "text", text: "yes" }]);
  onTestFinished(() => double.close());
  await fetch(`${double.url}/v1/responses`, {
    method: "POST",
    headers: { authorization: "Bearer k" },
    body: JSON.stringify({ model: "m", input: [], tools: [] }),
  });
  expect(double.complaints.join()).toMatch(/additional properties.*input must NOT have fewer than 1 items/);
});
