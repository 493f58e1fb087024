import { describe, expect, it } from "vitest";
import { jsonLines } from "./json-lines.ts";
import { readJsonRecord } from "./json-record.ts";

const STACK = "Error: boom\n    at main (/srv/shop/src/cart.js:3:9)";
const TIME = "2026-11-20T09:01:02.123Z";

describe("readJsonRecord", () => {
  it.each([
    [
      "pino",
      {
        level: 50,
        time: 1795165262123,
        pid: 1,
        hostname: "h",
        err: { type: "Error", stack: STACK },
        msg: "boom",
      },
    ],
    [
      "bunyan",
      { name: "shop", level: 50, msg: "boom", time: TIME, v: 0, err: { message: "boom", stack: STACK } },
    ],
    ["winston", { level: "error", message: "boom", stack: STACK, timestamp: TIME }],
    ["zap", { level: "error", ts: 1795165262.123, caller: "a.go:1", msg: "boom", stacktrace: STACK }],
    ["logrus", { level: "error", msg: "boom", time: TIME, stack: STACK }],
    [
      "log4j2",
      {
        instant: {},
        level: "ERROR",
        message: "boom",
        timeMillis: 1795165262123,
        thrown: { extendedStackTrace: STACK },
      },
    ],
    ["structlog", { event: "boom", level: "error", timestamp: TIME, exception: STACK }],
    ["ECS", { "@timestamp": TIME, "log.level": "error", message: "boom", error: { stack_trace: STACK } }],
    [
      "ECS with nested levels",
      { "@timestamp": TIME, log: { level: "error" }, message: "boom", "error.stack_trace": STACK },
    ],
  ])("reads a record of %s", (_, record) => {
    expect(readJsonRecord(JSON.stringify(record))).toEqual({
      message: "boom",
      level: "error",
      timestamp: expect.stringMatching(/^2026-11-20T09:01:02\.123Z$/),
      stack: STACK,
    });
  });

  it("reads what docker keeps of a container", () => {
    expect(readJsonRecord(JSON.stringify({ log: "text\n", stream: "stdout", time: TIME }))).toEqual({
      message: "text\n",
      timestamp: TIME,
    });
  });

  it.each([
    "",
    "{",
    "{}",
    "[1]",
    '{"msg":"no level, no time"}',
    '{"level":30,"msg":{"deep":1}}',
    '{"level":30,"msg":"cut',
    '{"reason":"compiler-message","message":{"level":"error","message":"x"}}',
    `{"level":30,"msg":${"[".repeat(8000)}${"]".repeat(8000)}}`,
    `{"level":30,"msg":${'{"a":'.repeat(2000)}1${"}".repeat(2000)}}`,
    '{"__proto__":{"level":30,"msg":"x"}}',
  ])("knows no record in %.60j", (line) => {
    expect(readJsonRecord(line)).toBeUndefined();
  });

  it("drops times that no calendar has", () => {
    expect(readJsonRecord('{"level":30,"time":1e300,"msg":"x"}')).toEqual({ message: "x", level: "info" });
    expect(readJsonRecord('{"level":30,"time":-1,"msg":"x"}')).toEqual({ message: "x", level: "info" });
  });
});

describe("jsonLines", () => {
  const line = JSON.stringify({
    level: 50,
    time: 1795165262123,
    msg: "boom \u001B[31mred\u001B[39m",
    stack: STACK,
  });

  it("unfolds a record with a stack to lines that are read like those of any trace", () => {
    const [first, ...rest] = jsonLines.unfold?.(line) ?? [];
    expect(first).toEqual({ text: "boom red", level: "error", timestamp: TIME });
    expect(rest.map(({ text }) => text)).toEqual(STACK.split("\n"));
    expect(jsonLines.peel(line)).toEqual(first);
  });

  it("leaves records of one line and other lines as they are", () => {
    expect(jsonLines.unfold?.('{"level":30,"msg":"one"}')).toBeUndefined();
    expect(jsonLines.unfold?.("C:\\new")).toBeUndefined();
    expect(jsonLines.peel("text")).toEqual({ text: "text" });
  });

  it("unfolds no more lines than anybody reads", () => {
    const lines = jsonLines.unfold?.(JSON.stringify({ level: 30, msg: "\n".repeat(7000) }));
    expect(lines).toHaveLength(256);
  });

  it("is known by most of its lines", () => {
    const record = '{"level":30,"msg":"x"}';
    expect(jsonLines.recognises([record, record, "", "> node server.js"])).toBe(true);
    expect(jsonLines.recognises([record, "> node server.js", "ready"])).toBe(false);
    expect(jsonLines.recognises([])).toBe(false);
  });
});
