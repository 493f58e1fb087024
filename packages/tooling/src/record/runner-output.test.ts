import { describe, expect, it } from "vitest";

import { createJobLog } from "./job-log.ts";
import { createLogClock } from "./log-clock.ts";
import { createRunnerOutput } from "./runner-output.ts";

function writeAll(lines: readonly string[], hasMatchers = true): string[] {
  const log = createJobLog(createLogClock(new Date("2026-11-20T09:01:02Z"), 0));
  lines.forEach(createRunnerOutput(log, hasMatchers));
  return log
    .text()
    .slice(1)
    .split("\n")
    .slice(0, -1)
    .map((line) => line.replace(/^\d{4}-\S+Z /, ""));
}

describe("createRunnerOutput", () => {
  it("marks what the tsc matcher sees", () => {
    expect(writeAll(["src/a.ts(3,7): error TS2304: Cannot find name 'b'."])).toEqual([
      "##[error]src/a.ts(3,7): error TS2304: Cannot find name 'b'.",
    ]);
  });

  it("marks rows below an ESLint file line, until a blank line", () => {
    const row = "  12:7  error  'x' is never reassigned. Use 'const' instead  prefer-const";
    const warning = "   3:1  warning  Unexpected console statement  no-console";
    expect(writeAll(["/w/src/a.ts", row, warning, "", row])).toEqual([
      "/w/src/a.ts",
      `##[error]${row}`,
      `##[warning]${warning}`,
      "",
      row,
    ]);
  });

  it("misses coloured lines, as the runner does", () => {
    const line = "\u001b[96msrc/a.ts\u001b[0m(3,7): \u001b[91merror\u001b[0m TS2304: Cannot find name 'b'.";
    expect(writeAll([line])).toEqual([line]);
  });

  it("marks nothing before setup-node has registered its matchers", () => {
    const line = "src/a.ts(3,7): error TS2304: Cannot find name 'b'.";
    expect(writeAll([line], false)).toEqual([line]);
  });

  it("prints an annotation with its other lines below it, without a time", () => {
    expect(writeAll(["::error file=a.ts,title=a,line=1::expected 100%25%0A%0A- 1%0A+ 2"])).toEqual([
      "##[error]expected 100%",
      "",
      "- 1",
      "+ 2",
    ]);
  });

  it("turns group commands, hides quiet ones and leaves unknown ones", () => {
    expect(
      writeAll(["::group::Build", "::endgroup::", "::debug::x", "::save-state name=a::b", "::nope::"]),
    ).toEqual(["##[group]Build", "##[endgroup]", "::nope::"]);
  });
});
