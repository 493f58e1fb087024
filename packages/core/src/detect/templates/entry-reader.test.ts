import { describe, expect, it } from "vitest";
import { createEntryReader } from "./entry-reader.ts";

/** The messages of the entries that lines begin, with their levels; "" for a line that goes on. */
function messages(lines: readonly string[]): string[] {
  const reader = createEntryReader();
  return lines.map((line) => {
    const entry = reader.read(line);
    return entry === undefined ? "" : `${entry.level ?? "-"} ${entry.text.slice(entry.start)}`;
  });
}

describe("createEntryReader", () => {
  it("joins a Java trace", () => {
    const lines = [
      "2026-11-20 09:01:02,123 ERROR [main] com.shop.Main: boom",
      "java.lang.IllegalStateException: boom",
      "\tat com.shop.Main.run(Main.java:5)",
      "Caused by: java.io.IOException: no",
      "\t... 3 more",
    ];
    expect(messages(lines)).toEqual([
      "error boom",
      "error java.lang.IllegalStateException: boom",
      "",
      "",
      "",
    ]);
  });

  it("joins a Python traceback with its last line", () => {
    const lines = [
      "ERROR:root:job failed",
      "Traceback (most recent call last):",
      '  File "job.py", line 3, in run',
      "    work()",
      "ValueError: no",
      "INFO:root:next",
    ];
    expect(messages(lines)).toEqual(["error job failed", "", "", "", "", "info next"]);
  });

  it("joins lines without header where nearly all have one", () => {
    const timed = Array.from(
      { length: 16 },
      (_, index) => `2026-11-20 09:01:${index + 10} INFO tick ${index}`,
    );
    const found = messages([...timed, "select *", "  from t", "2026-11-20 09:02:00 INFO tick"]);
    expect(found.slice(16)).toEqual(["", "", "info tick"]);
  });

  it("joins what is indented, or data, to an entry with a time, whatever the rest of the log", () => {
    const lines = [
      "one",
      "two",
      "2026-11-20 09:01:10 INFO scraped",
      "{'url': 'x',",
      " 'n': 1}",
      '{"n":1}',
      "  four",
    ];
    expect(messages(lines)).toEqual(["- one", "- two", "info scraped", "", "", '- {"n":1}', "-   four"]);
  });

  it("keeps lines apart where none has a header", () => {
    expect(messages(["one", "two", "  three"])).toEqual(["- one", "- two", "-   three"]);
  });

  it("reads JSON records, behind a process as well", () => {
    const record = '{"level":50,"time":1795165262123,"msg":"boom","pid":7}';
    expect(messages([record, `web-1  | ${record}`])).toEqual(["error boom", "error boom"]);
  });

  it("reads what compilers print", () => {
    expect(messages(["src/a.ts(3,5): error TS1005: no", "a.c:3:5: warning: unused"])).toEqual([
      "error src/a.ts(3,5): error TS1005: no",
      "warning a.c:3:5: warning: unused",
    ]);
  });

  it("reads failures without level as errors, and colours not at all", () => {
    expect(messages(["\u001B[31mTypeError: x is no function\u001B[39m", "    at f (a.js:1:2)"])).toEqual([
      "error TypeError: x is no function",
      "",
    ]);
  });
});
