import { openModelDouble, type ModelDouble, type Script, type Step } from "@hephaestus/ai-double";
import { expect, onTestFinished, test } from "vitest";
import type { Completion, ModelRequest } from "../provider.ts";
import { createOpenAiProvider } from "./openai-provider.ts";

const REQUEST: ModelRequest = {
  system: "You mend code.",
  turns: [{ role: "user", text: "TS2304" }],
  maxOutputTokens: 50,
  temperature: 0.2,
};

async function asked(
  script: Script,
  path: string | ((url: string) => string) = "/v1",
): Promise<{ completion: Completion; double: ModelDouble; bodies: Record<string, unknown>[] }> {
  const double = await openModelDouble(script);
  onTestFinished(() => double.close());
  const baseUrl = typeof path === "string" ? `${double.url}${path}` : path(double.url);
  const settings = { model: "m", apiKey: "k", baseUrl, timeoutMs: 5_000 };
  const completion = await createOpenAiProvider({ ...settings, style: "chat" }).complete(REQUEST);
  return { completion, double, bodies: double.requests.map(({ body }) => JSON.parse(body)) };
}

const event = (value: unknown, end = "\n\n"): string => `data: ${JSON.stringify(value)}${end}`;
const says = (delta: unknown, more: object = {}): unknown => ({ choices: [{ index: 0, delta, ...more }] });
const STOP = says({}, { finish_reason: "stop" });
const streamed = (...pieces: string[]): Step => ({ kind: "raw", contentType: "text/event-stream", pieces });

const ANSWERS: readonly [string, Step][] = [
  [
    "llama.cpp with figures of its own",
    streamed(
      event({ ...Object(says({ role: "assistant", content: null })), created: 1, system_fingerprint: "b1" }),
      event(says({ content: "yes" })),
      event({ ...Object(STOP), timings: { predicted_ms: 12.5 }, usage: null }),
      "data: [DONE]\n\n",
    ),
  ],
  [
    "OpenRouter with comments while it waits",
    streamed(
      ": OPENROUTER PROCESSING\n\n",
      ": OPENROUTER PROCESSING\n\n",
      event(says({ content: "yes" })),
      event(STOP),
    ),
  ],
  [
    "Azure with an event of its filters first",
    streamed(
      event({ choices: [], prompt_filter_results: [{ prompt_index: 0 }], model: "" }),
      event(says({ content: "yes" }, { content_filter_results: {} })),
      event(STOP),
      "data: [DONE]\n\n",
    ),
  ],
  [
    "a line break of Windows after each line",
    streamed(event(says({ content: "yes" }), "\r\n\r\n"), event(STOP, "\r\n\r\n"), "data: [DONE]\r\n\r\n"),
  ],
  ["events cut anywhere", streamed(...`${event(says({ content: "yes" }))}${event(STOP)}`.split(""))],
  [
    "Mistral with a list of parts",
    streamed(
      event(says({ content: [{ type: "thinking", thinking: [{ type: "text", text: "hm" }] }] })),
      event(says({ content: [{ type: "text", text: "yes" }] })),
      event(STOP),
    ),
  ],
  [
    "vLLM with thoughts beside the text",
    streamed(
      event(says({ reasoning_content: "hm" })),
      event(says({ content: "yes", reasoning: null })),
      event(STOP),
    ),
  ],
  [
    "Ollama with thoughts in the text",
    streamed(
      event(says({ content: "<think>\nno, <<<<<<< SEARCH" })),
      event(says({ content: "\n</think>\n\nyes" })),
      event(STOP),
    ),
  ],
  [
    "thoughts whose beginning is in the prompt",
    streamed(event(says({ content: "hm\n</think>\n\nyes" })), event(STOP)),
  ],
  [
    "the channels of gpt-oss",
    streamed(
      event(
        says({
          content:
            "<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>yes<|return|>",
        }),
      ),
      event(STOP),
    ),
  ],
  [
    "no reason why it ends, but the mark of the end",
    streamed(event(says({ content: "yes" })), "data: [DONE]\n\n"),
  ],
  [
    "an answer at once, called a stream",
    streamed(
      JSON.stringify({
        choices: [{ message: { role: "assistant", content: "yes" }, finish_reason: "stop" }],
      }),
    ),
  ],
  [
    "an answer at once, as JSON",
    {
      kind: "raw",
      contentType: "application/json; charset=utf-8",
      pieces: [
        "\n",
        JSON.stringify({ model: "m", choices: [{ message: { content: "yes" }, finish_reason: "stop" }] }),
      ],
    },
  ],
  [
    "a stream that is called plain text",
    { kind: "raw", contentType: "text/plain", pieces: [event(says({ content: "yes" })), event(STOP)] },
  ],
];

test.each(ANSWERS)(
  "%s: the answer is read, and what it cost is counted where it is not told",
  async (_, step) => {
    const { completion, double } = await asked([step]);
    expect(completion).toMatchObject({ ok: true, reply: { text: "yes", usage: { output: 1 } } });
    expect(completion.ok && completion.reply.usage.input).toBeGreaterThan(5);
    expect([double.requests.length, double.complaints]).toEqual([1, []]);
  },
);

const FAILURES: readonly [string, Step, string, string][] = [
  [
    "a call of a tool",
    streamed(
      event(says({ tool_calls: [{ index: 0, function: { name: "edit", arguments: "{}" } }] })),
      event(says({}, { finish_reason: "tool_calls" })),
    ),
    "unreadable",
    "openai/m: it called a tool instead of answering",
  ],
  ["nothing", streamed(event(STOP), "data: [DONE]\n\n"), "unreadable", "openai/m: it answered nothing"],
  ["no end", streamed(event(says({ content: "ye" }))), "truncated", "openai/m: the answer broke off"],
  [
    "thoughts that leave no room",
    streamed(event(says({ content: "<think>hm" })), event(says({}, { finish_reason: "length" }))),
    "truncated",
    "openai/m: the answer is longer than allowed",
  ],
  [
    "an error in the middle",
    streamed(event(says({ content: "ye" })), event({ error: { code: 502, message: "upstream" } })),
    "unavailable",
    "openai/m: it cannot be reached",
  ],
  [
    "a web page",
    { kind: "raw", contentType: "text/html", pieces: ["<!doctype html><title>LM</title>"] },
    "unreadable",
    "openai/m: a web page came instead of an answer; is ai.base_url the address of the interface?",
  ],
  [
    "an object of no shape",
    { kind: "raw", contentType: "application/json", pieces: ["{}"] },
    "unreadable",
    "openai/m: it answered nothing",
  ],
  [
    "an account without credit",
    { kind: "status", status: 429, message: "You exceeded your quota", code: "insufficient_quota" },
    "rejected",
    "openai/m: the request was not accepted: 429 You exceeded your quota",
  ],
  [
    "another address",
    { kind: "status", status: 307, headers: { location: "https://elsewhere.example/v1" } },
    "rejected",
    "openai/m: the request was not accepted: it leads away to https://elsewhere.example, where nothing is sent; ai.base_url has to name the address itself",
  ],
];

test.each(FAILURES)("%s is told", async (_, step, kind, message) => {
  const { completion, double } = await asked([step]);
  expect(completion).toMatchObject({ ok: false, failure: { kind, message } });
  expect(double.requests).toHaveLength(1);
});

/** Answers where the request holds nothing of what a server does not take. */
const refusing =
  (isTaken: (body: Record<string, unknown>) => boolean, message: string, status = 400): Script =>
  (text) =>
    isTaken(JSON.parse(text)) ? { kind: "text", text: "yes" } : { kind: "status", status, message };

test.each<[string, Script, object]>([
  [
    "max_tokens",
    refusing(
      (body) => !("max_tokens" in body),
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ),
    { max_completion_tokens: 50 },
  ],
  [
    "a temperature",
    refusing(
      (body) => !("temperature" in body),
      "Unsupported value: 'temperature' does not support 0.2 with this model.",
    ),
    { max_tokens: 50 },
  ],
  [
    "stream_options",
    refusing((body) => !("stream_options" in body), "stream_options: Extra inputs are not permitted", 422),
    { stream: true },
  ],
  [
    "a system",
    refusing(
      (body) =>
        JSON.stringify(body["messages"]).startsWith('[{"role":"user","content":"You mend code.\\n\\nTS2304"'),
      "Conversation roles must alternate user/assistant: System role not supported",
      500,
    ),
    { messages: [{ role: "user", content: "You mend code.\n\nTS2304" }] },
  ],
])("a server that does not take %s is asked without it", async (_, script, body) => {
  const { completion, double, bodies } = await asked(script);
  expect(completion).toMatchObject({ ok: true, reply: { text: "yes" } });
  expect([bodies.length, bodies[1]]).toMatchObject([2, body]);
  expect(double.complaints).toEqual([]);
});

test("what a server does not take it is not sent again", async () => {
  const double = await openModelDouble(
    refusing((body) => !("temperature" in body), "temperature is deprecated"),
  );
  onTestFinished(() => double.close());
  const settings = { model: "m", apiKey: "k", baseUrl: `${double.url}/v1`, timeoutMs: 5_000 };
  const provider = createOpenAiProvider({ ...settings, style: "chat" });
  await provider.complete(REQUEST);
  await provider.complete(REQUEST);
  expect(double.requests).toHaveLength(3);
});

test("a server that keeps complaining of the same is asked twice at most", async () => {
  const { completion, double } = await asked([{ kind: "status", status: 400, message: "temperature" }]);
  expect([completion.ok, double.requests.length]).toEqual([false, 2]);
});

test("an address with a version in its query keeps it", async () => {
  const { double } = await asked(
    [{ kind: "text", text: "yes" }],
    (url) => `${url}/v1?api-version=2024-10-21`,
  );
  expect(double.requests.map(({ path }) => path)).toEqual(["/v1/chat/completions?api-version=2024-10-21"]);
});

test("a server that is not there is named, and an address without its end is told of", async () => {
  const gone = await asked([], () => "http://127.0.0.1:9/v1");
  expect(gone.completion).toMatchObject({
    failure: {
      message: expect.stringMatching(/^openai\/m: it cannot be reached at http:\/\/127\.0\.0\.1:9/),
    },
  });
  const short = await asked([{ kind: "text", text: "yes" }], "");
  expect(short.completion).toMatchObject({
    failure: { kind: "rejected", message: expect.stringContaining("should ai.base_url end with /v1?") },
  });
});
