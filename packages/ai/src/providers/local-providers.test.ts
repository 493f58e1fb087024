import { expect, test } from "vitest";
import { answerValue } from "./answer-value.ts";
import { createRedactingProvider } from "../redact/redacting-provider.ts";
import { createRedactor } from "../redact/redactor.ts";
import { createCommandProvider } from "./command/command-provider.ts";
import type { Completion, ModelRequest } from "./provider.ts";
import { createReplayProvider, readRecording } from "./replay/replay-provider.ts";

const REQUEST: ModelRequest = { system: "s", turns: [{ role: "user", text: "TS2304" }], maxOutputTokens: 10 };

function command(script: string, timeoutMs = 20_000): Promise<Completion> {
  const settings = { command: [process.execPath, "-e", script], cwd: process.cwd(), env: {}, timeoutMs };
  return createCommandProvider(settings).complete(REQUEST);
}

const ECHO = `let all = ""; process.stdin.on("data", (part) => all += part).on("end", () => {`;

test("a program gets the request as JSON and answers with JSON or bare text", async () => {
  expect(await command(`${ECHO} console.log(JSON.stringify({ text: all })) })`)).toMatchObject({
    ok: true,
    reply: { text: `${JSON.stringify({ version: 1, ...REQUEST })}\n` },
  });
  expect(await command(`console.log("plain words")`)).toMatchObject({
    ok: true,
    reply: { text: "plain words\n" },
  });
});

test.each([
  ["refuses", `console.log('{"refusal": "no"}')`, "refused"],
  ["says nothing", "", "unreadable"],
  ["fails", "process.exit(3)", "unavailable"],
  [
    "never stops talking",
    `const line = "x".repeat(1e6); (function say() { process.stdout.write(line, say) })()`,
    "truncated",
  ],
])("a program that %s is data", async (_, script, kind) => {
  expect(await command(script)).toMatchObject({ ok: false, failure: { kind } });
});

test("a program that hangs is ended", async () => {
  expect(await command("setInterval(() => {}, 1000)", 300)).toMatchObject({ failure: { kind: "timed-out" } });
});

test.skipIf(process.platform === "win32")(
  "a program that leaves another one behind, or does not want to end, holds nobody up",
  async () => {
    const leaving = `require("child_process").spawn("sleep", ["600"], { stdio: "inherit" }).unref(); console.log("yes"); process.exit(0)`;
    expect(await command(leaving)).toMatchObject({ ok: true, reply: { text: "yes\n" } });
    const stubborn = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)`;
    expect(await command(stubborn, 300)).toMatchObject({ failure: { kind: "timed-out" } });
  },
);

test("a program that is not there is data", async () => {
  const settings = { command: ["./no-such-program"], cwd: process.cwd(), env: {}, timeoutMs: 1000 };
  expect(await createCommandProvider(settings).complete(REQUEST)).toMatchObject({
    failure: {
      kind: "unavailable",
      message: "command/no-such-program: there is no program ./no-such-program; see ai.command",
    },
  });
});

test("what a program that failed said last is told, without its secrets", async () => {
  const script = `console.error("loading"); console.error("no login for ada, password=hunter2hunter\\u001B[0m"); process.exit(2)`;
  const settings = {
    command: [process.execPath, "-e", script],
    cwd: process.cwd(),
    env: {},
    timeoutMs: 20_000,
  };
  const provider = createRedactingProvider(createCommandProvider(settings), createRedactor());
  const completion = await provider.complete(REQUEST);
  const message = completion.ok ? "" : completion.failure.message;
  expect(message).toMatch(/: it ended with 2: no login for ada, password=HEPHAESTUS_SECRET_1/);
  expect(message).not.toContain("hunter2");
  expect(message).not.toContain("\u001B");
});

test.each([
  ["<think>hm</think>\nyes", "yes"],
  ["<think>never ends", undefined],
])("thoughts are no part of the answer: %j", async (said, text) => {
  const completion = await command(`process.stdout.write(${JSON.stringify(said)})`);
  expect(completion.ok ? completion.reply.text : undefined).toBe(text);
});

test("recorded answers fit what was asked, in their order, the last one again", async () => {
  const recording = readRecording(
    `{"answers": [{"when": "TS1", "text": "no"}, {"text": "a"}, {"when": "TS2304", "text": "b"}, {"failure": "refused"}]}`,
  );
  const replay = createReplayProvider(recording);
  const answers: Completion[] = [];
  for (let round = 0; round < 4; round += 1) answers.push(await replay.complete(REQUEST));
  expect(answers.map((one) => (one.ok ? one.reply.text : one.failure.kind))).toEqual([
    "a",
    "b",
    "refused",
    "refused",
  ]);
  expect(() => readRecording(`{"answers": []}`)).toThrow();
});

test.each([
  [`{"a": 1}`, { a: 1 }],
  ['Here:\n```json\n{"a": 1}\n```\nDone.', { a: 1 }],
  [`The cause is {"a": {"b": 2}}.`, { a: { b: 2 } }],
  ["no", undefined],
  ["7", undefined],
  ["{ broken", undefined],
])("the JSON in %j", (text, value) => {
  expect(answerValue(text)).toEqual(value);
});
