import { expect, test } from "vitest";
import { formatDuration, parseDuration } from "./duration.ts";

test.each([
  ["30s", 30_000],
  ["5m", 300_000],
  ["1h", 3_600_000],
  ["2d", 172_800_000],
])("%s is %i milliseconds, and back", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each(["", "5", "m", "0s", "-5m", "1.5h", "5 m", "5M", "100000s", "5m\n", "1h30m"])(
  "%j is no duration",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test("the shortest text is chosen", () => {
  expect(formatDuration(90_000)).toBe("90s");
  expect(formatDuration(7_200_000)).toBe("2h");
});

test("no time at all is 0s", () => {
  expect(formatDuration(0)).toBe("0s");
});
