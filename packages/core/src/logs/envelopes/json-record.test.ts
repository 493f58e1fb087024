import { describe, expect, it } from "vitest";
import { readCarriedRecord } from "./carried-record.ts";
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
    ["journald", { MESSAGE: "boom", PRIORITY: "3", __REALTIME_TIMESTAMP: "1795165262123000", stack: STACK }],
    ["serilog", { Timestamp: TIME, Level: "Error", MessageTemplate: "boom", Exception: STACK }],
    [".NET's console", { Timestamp: TIME, LogLevel: "Error", Message: "boom", Exception: STACK }],
    ["tracing", { timestamp: TIME, level: "ERROR", fields: { message: "boom" }, stack: STACK }],
    ["monolog", { datetime: TIME, level: 400, level_name: "ERROR", message: "boom", stack: STACK }],
    ["a stack in a list", { level: "error", message: "boom", time: TIME, stack: STACK.split("\n") }],
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
    '{"file":"shop.py","line":3,"message":"Incompatible types","severity":"error"}',
    '{"__proto__":{"level":30,"msg":"x"}}',
  ])("knows no record in %.60j", (line) => {
    expect(readJsonRecord(line)).toBeUndefined();
  });

  it("reads MongoDB's letters, times and words of the system", () => {
    const time = { $date: "2026-11-20T09:01:02.123+00:00" };
    const attr = { error: { code: 9001, errmsg: "Address already in use" } };
    const record = {
      t: time,
      s: "E",
      c: "CONTROL",
      id: 20568,
      ctx: "main",
      msg: "Error setting up listener",
      attr,
    };
    expect(readJsonRecord(JSON.stringify(record))).toEqual({
      message: "Error setting up listener",
      level: "error",
      timestamp: time.$date,
      stack: "Address already in use",
    });
    expect(readJsonRecord(JSON.stringify({ t: time, s: "D2", msg: "probe" }))?.level).toBe("debug");
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
    const [first, ...rest] = readCarriedRecord({ text: line }) ?? [];
    expect(first).toEqual({ text: "boom red", level: "error", timestamp: TIME });
    expect(rest.map(({ text }) => text)).toEqual(STACK.split("\n"));
  });

  it("reads records behind the name of a process and in another record, and leaves other lines as they are", () => {
    const lines = [line, `${TIME} ${line}`].map((text) => readCarriedRecord({ text: `web-1  | ${text}` }));
    for (const read of lines)
      expect(read?.[0]).toMatchObject({ text: "boom red", stream: "web-1 |", timestamp: TIME });
    const nested = JSON.stringify({ log: `${line}\n`, stream: "stdout", time: "x" });
    expect(readCarriedRecord({ text: nested })).toEqual(readCarriedRecord({ text: line }));
    expect(readCarriedRecord({ text: `see ${line}` })).toBeUndefined();
    expect(readCarriedRecord({ text: "C:\\new" })).toBeUndefined();
    expect(jsonLines.peel("text")).toEqual({ text: "text" });
  });

  it("unfolds no more lines than anybody reads", () => {
    const text = JSON.stringify({ level: 30, msg: "\n".repeat(7000) });
    expect(readCarriedRecord({ text })).toHaveLength(256);
  });

  it("reads what is left of a record whose middle was too long to keep", () => {
    const text = JSON.stringify({ level: 50, msg: "boom", stack: STACK, meta: ["x".repeat(50)] });
    for (let end = text.indexOf("boom") + 5; end < text.length; end++)
      expect(readJsonRecord(`${text.slice(0, end)} … x"}`)).toMatchObject({
        level: "error",
        message: "boom",
      });
    expect(readJsonRecord('{"a { … }')).toBeUndefined();
  });

  it("joins what docker cut", () => {
    const piece = (log: string): string => JSON.stringify({ log, stream: "stdout", time: TIME });
    expect(jsonLines.join?.(piece("a"), piece("b\n"))).toBe(piece("ab\n"));
    expect(jsonLines.join?.(piece("a\n"), piece("b\n"))).toBeUndefined();
    expect(jsonLines.join?.(piece("a"), "text")).toBeUndefined();
  });

  it("is known by most of its lines", () => {
    const record = '{"level":30,"msg":"x"}';
    expect(jsonLines.recognises([record, record, "", "> node server.js"])).toBe(true);
    expect(jsonLines.recognises([record, "> node server.js", "ready"])).toBe(false);
    expect(jsonLines.recognises([])).toBe(false);
  });
});
