import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";
import { createGeneralSearch } from "./general/general-search.ts";
import { isLinearPattern } from "./formats/is-linear-pattern.ts";
import { TEST_RUNS } from "./test-run-marks.ts";

const ERROR = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.";
const PRINTED = [ERROR, "npm error code E404", "npm error 404 Not Found - GET https://registry.example/foo"];

function told(...lines: string[]): string[] {
  const { findings } = detectText(`${lines.join("\n")}\n`, { general: createGeneralSearch() });
  return findings.filter(({ consequence }) => consequence !== true).map(({ tool }) => tool);
}

const MOCHA = ["> mocha", "", "", "  cart", ...PRINTED, "    ✔ prints", "", ""];
const SPEC = [
  "> node --test",
  ...PRINTED,
  "▶ cart",
  "  ✔ prints (0.5ms)",
  "✔ cart (1.2ms)",
  "ℹ tests 1",
  "ℹ pass 1",
];
const AVA = ["> ava", "", ...PRINTED, "  ✔ prints", "  ─", ""];
const TAP = ["TAP version 13", ...PRINTED, "ok 1 - prints", "1..1", "# tests 1", "# pass 1"];
const SUREFIRE = ["[INFO] Running shop.CartTest", ...PRINTED];
const CARGO = ["running 1 test", "thread 'worker' panicked at src/lib.rs:3:5:", "boom", ...PRINTED, ""];

describe.each([
  ["mocha", MOCHA, "  1 passing (5ms)", "  1 failing"],
  ["mocha with dots", ["> mocha -R dot", "", ...PRINTED, "  .", ""], "  1 passing (5ms)", "  1 failing"],
  ["node:test", SPEC, "ℹ fail 0", "ℹ fail 1"],
  [
    "pytest",
    ["==== test session starts ====", ...PRINTED, ""],
    "==== 2 passed, 1 skipped in 0.42s ====",
    "==== 1 failed, 1 passed in 0.42s ====",
  ],
  ["AVA", AVA, "  1 test passed", "  1 test failed"],
  ["TAP", TAP, "# fail 0", "# fail 1"],
  ["jasmine", ["Started", ...PRINTED, ""], "2 specs, 0 failures", "2 specs, 1 failure"],
  [
    "Surefire",
    SUREFIRE,
    "[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0",
    "[ERROR] Tests run: 1, Failures: 1, Errors: 0",
  ],
  ["cargo test", CARGO, "test result: ok. 1 passed; 0 failed", "test result: FAILED. 0 passed; 1 failed"],
  [
    "go test -v",
    ["=== RUN   TestTotal", ...PRINTED, "--- PASS: TestTotal (0.00s)"],
    "ok  \tshop/cart\t0.01s",
    "FAIL\tshop/cart\t0.01s",
  ],
])("%s", (_, lines, passed, failed) => {
  it("says that what passing tests printed is no failure", () => {
    expect(told(...lines, passed)).toEqual([]);
    expect(told(...lines, passed, ERROR)).toEqual(["tsc"]);
  });

  it("keeps what was printed where a test failed, or the end is missing", () => {
    expect(told(...lines, failed)).not.toEqual([]);
    expect(told(...lines)).not.toEqual([]);
  });
});

it("believes no count of passed tests above one of failed ones", () => {
  expect(told(...MOCHA, "  1 passing (5ms)", "  1 failing", "")).toContain("tsc");
  expect(told(...SPEC, "ℹ fail 0", "ℹ cancelled 1")).toContain("tsc");
  expect(told("bun test v1.3.0", ...PRINTED, " 2 pass", " 0 fail", " 1 error")).toContain("tsc");
});

it("keeps what was printed where no command is shown that may have printed it", () => {
  expect(told(ERROR, ...MOCHA.slice(1), "  1 passing (5ms)")).toContain("tsc");
});

it("keeps what other commands printed", () => {
  expect(told("> eslint . ; mocha", "", ERROR, "", "  .", "", "  1 passing (5ms)")).toEqual(["tsc"]);
  expect(told("$ npx tsc", ERROR, "$ npx mocha", ...MOCHA, "  1 passing (5ms)", ERROR)).toEqual([
    "tsc",
    "tsc",
  ]);
  expect(told(...MOCHA, "  1 passing (5ms)", "$ npx tsc", ERROR, "  cart", "    ✔ adds")).toEqual(["tsc"]);
});

it("tells the runs of several processes apart", () => {
  const passing = [...MOCHA, "  1 passing (5ms)"].map((line) => `@shop/web:test: ${line}`);
  const other = Array.from({ length: passing.length }, () => `@shop/api:build: ${ERROR}`);
  const lines = passing.flatMap((line, index) => [line, other[index] ?? ""]);
  expect(new Set(told("• Packages in scope: @shop/api, @shop/web", ...lines))).toEqual(new Set(["tsc"]));
  expect(told("• Packages in scope: @shop/api, @shop/web", ...passing)).toEqual([]);
});

it("has linear patterns", () => {
  const patterns = TEST_RUNS.flatMap(({ starts, command, passed, below, failed }) => [
    starts,
    command,
    passed,
    below,
    failed,
  ]);
  const all = patterns.filter((pattern) => pattern !== undefined).map(({ source }) => source);
  expect(all.filter((source) => !isLinearPattern(source))).toEqual([]);
});
