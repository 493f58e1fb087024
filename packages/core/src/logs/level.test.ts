import { describe, expect, it } from "vitest";
import { levelOfNumber, levelOfWord, readLevel } from "./level.ts";

describe("readLevel", () => {
  it.each([
    ["ERROR boom", "error"],
    ["Error: boom", "error"],
    ["error: boom", "error"],
    ["[error] boom", "error"],
    ["[ WARN ] old", "warning"],
    ["E/Shop: boom", "error"],
    ["E1120 09:01:02.123456       1 main.go:12] boom", "error"],
    ["ts=2026-11-20 level=error msg=boom", "error"],
    ['time="2026-11-20T09:01:02Z" level=warning msg=old', "warning"],
    ["2026-11-20 09:01:02,123 [main] ERROR com.shop.Cart - boom", "error"],
    ["2026-11-20 09:01:02,123 - shop - CRITICAL - boom", "fatal"],
    ["2026-11-20T09:01:02Z info: ready", "info"],
    ["09:01:02 DEBUG x", "debug"],
    ["SEVERE: boom", "error"],
  ])("reads %j", (text, level) => {
    expect(readLevel(text)).toBe(level);
  });

  it.each([
    "",
    "error handling is fine",
    "errors: 0",
    "the ERROR is gone",
    "TypeError: x",
    "Entry/point",
    "npm error code ENOENT",
    "warnings",
  ])("reads none in %j", (text) => {
    expect(readLevel(text)).toBeUndefined();
  });
});

it("knows words in any case, and numbers of pino, bunyan and syslog", () => {
  expect(["WARN", "Information", "trace", "dpanic", "shout"].map((word) => levelOfWord(word))).toEqual([
    "warning",
    "info",
    "debug",
    "fatal",
    undefined,
  ]);
  expect(
    [10, 20, 30, 40, 50, 60, 3, 4, 7, -1, 1e9, Number.NaN].map((number) => levelOfNumber(number)),
  ).toEqual([
    "debug",
    "debug",
    "info",
    "warning",
    "error",
    "fatal",
    "error",
    "warning",
    "debug",
    undefined,
    undefined,
    undefined,
  ]);
});
