import { describe, expect, it } from "vitest";
import type { LogEntry } from "../model/log.ts";
import { readEntry } from "./entry.ts";
import { githubActions } from "./envelopes/github-actions.ts";
import { plain } from "./envelopes/plain.ts";

const TIME = "2026-11-20T09:01:02.1234567Z";

function read(text: string, number = 2, envelope = githubActions): LogEntry {
  const bytes = Buffer.from(`before${text}after`);
  return readEntry({ number, bytes, start: 6, end: bytes.length - 5 }, envelope);
}

describe("readEntry", () => {
  it("takes colours, time stamp and mark off", () => {
    expect(
      read(`${TIME} ##[error]\u001B[31msrc/a.ts(1,2): error\u001B[0m TS1005: ';' expected.`),
    ).toMatchObject({
      line: 2,
      timestamp: TIME,
      marker: "error",
      level: "error",
      text: "src/a.ts(1,2): error TS1005: ';' expected.",
    });
  });

  it("keeps the time stamp of a line with progress in it", () => {
    expect(read(`${TIME} 10%\r50%\r100%`)).toEqual({ line: 2, timestamp: TIME, text: "100%" });
  });

  it("shows what stands where a spinner stood", () => {
    const spinner = "\u001B[1G\u001B[0K⠸\u001B[1G\u001B[0K";
    const error = "src/cart.ts(1,2): error TS1005: ';' expected.";
    expect(read(`${TIME} ${spinner}${error}`).text).toBe(error);
    expect(read(`${spinner}${error}`, 2, plain).text).toBe(error);
    expect(read(`web-1  | ${spinner}${error}`, 2, plain).text).toBe(`web-1  | ${error}`);
  });

  it("knows an empty line with a Windows line end", () => {
    expect(read(`${TIME}\r`)).toEqual({ line: 2, timestamp: TIME, text: "" });
    expect(read("\r", 2, plain)).toEqual({ line: 2, text: "" });
  });

  it("drops the byte order mark of the first line only", () => {
    expect(read(`\uFEFF${TIME} a`, 1)).toEqual({ line: 1, timestamp: TIME, text: "a" });
    expect(read("\uFEFFa", 2).text).toBe("\uFEFFa");
  });

  it("tells a long line without its middle, and the whole behind its carrier where that is asked for", () => {
    const report = `[{"filePath":"${"é".repeat(10_000)}"}]`;
    const { text, whole } = read(`${TIME} ${report}`);
    expect(text).toMatch(/^\[\{"filePath":"é+\uFFFD? … \uFFFD?é+"\}\]$/);
    expect(whole).toBe(report);
    expect(read(`${TIME} short`).whole).toBe("short");
  });

  it("reads bytes that are no UTF-8", () => {
    const bytes = Buffer.from([0x61, 0xff, 0x62]);
    expect(readEntry({ number: 1, bytes, start: 0, end: 3 }, plain).text).toBe("a\uFFFDb");
  });
});
