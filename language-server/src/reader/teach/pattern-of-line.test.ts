import { expect, it } from "vitest";
import { patternOfLine, toolOfLine } from "./pattern-of-line.ts";

it.each<[string, string, object]>([
  [
    "assets.json:12:4: warning: image is too large [large-image]",
    String.raw`^([^\s:(]+):(\d+):(\d+): (error|warning): (.+) \[([\w./-]+)\]$`,
    { file: 1, line: 2, column: 3, severity: 4, message: 5, code: 6 },
  ],
  [
    "src/a.zk(3,14): Error Z0012: no flux",
    String.raw`^([^\s:(]+)\((\d+),(\d+)\): (Error) ([A-Z]+[-_]?\d+): (.+)$`,
    { file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 },
  ],
  [
    'zork: "my file.zk", line 3 is bad',
    String.raw`^zork: "([^"]+)", line (\d+) (.+)$`,
    { file: 1, line: 2, message: 3 },
  ],
  ["deploy refused: port 8080 is taken", String.raw`^deploy refused: (.+)$`, { message: 1 }],
  [
    "Zork 'main' broke after 3.5 s (again)",
    String.raw`^(Zork '[^']*' broke after [\d.]+ s \(again\))$`,
    { message: 1 },
  ],
])("%s", (line, regexp, groups) => {
  const pattern = patternOfLine(line, "wide", true);
  expect(pattern).toEqual({ regexp, ...groups });
  expect(new RegExp(pattern.regexp).test(line)).toBe(true);
});

it.each([
  ["zorkc: src/a.zk:3: bad", "zorkc"],
  ["[lint-it] no", "lint-it"],
  ["ERROR: bad", "my-tool"],
  ["12 things broke", "my-tool"],
])("the tool of %j is %s", (line, tool) => {
  expect(toolOfLine(line)).toBe(tool);
});

it("takes time linear in a hostile line", () => {
  const hostile = `${"a:1:".repeat(20_000)} [${"(".repeat(20_000)}`;
  expect(patternOfLine(hostile, "wide", true).regexp.length).toBeGreaterThan(0);
});
