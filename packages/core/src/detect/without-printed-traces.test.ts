import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";
import { createGeneralSearch } from "./general/general-search.ts";

const TRACE = [
  "Traceback (most recent call last):",
  '  File "/home/runner/work/shop/shop/shop.py", line 15, in printed',
  "    return charge(amount)",
  "ValueError: negative amount: -2",
];
const COMPILER = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.";
const RULE = "-".repeat(70);
const PASSED = [RULE, "Ran 5 tests in 0.203s", "", "OK (skipped=1)"];
const FAILED = [RULE, "Ran 5 tests in 0.203s", "", "FAILED (failures=1)"];

function told(...lines: string[]): string[] {
  const { findings } = detectText(`${lines.join("\n")}\n`, { general: createGeneralSearch() });
  return findings.filter(({ consequence }) => consequence !== true).map(({ tool }) => tool);
}

it.each([
  ["unittest", PASSED],
  ["trial", [RULE, "Ran 5 tests in 0.457s", "", "PASSED (skips=1, successes=4)"]],
  ["zope.testrunner", ["  Ran 5 tests with 0 failures, 0 errors, 1 skipped in 0.3 seconds."]],
  ["stestr", ["Ran: 5 tests in 0.2084 sec.", " - Passed: 5", " - Failed: 0"]],
  ["pytest -q", ["3 passed in 0.41s"]],
  ["tox", ["  py311: OK (0.98=setup[0.59]+cmd[0.39] seconds)", "  congratulations :) (1.03 seconds)"]],
  ["prove", ["All tests successful.", "Files=2, Tests=10,  0 wallclock secs", "Result: PASS"]],
  ["busted", ["3 successes / 0 failures / 0 errors / 1 pending : 0.007 seconds"]],
  ["Mocha", ["  3 passing (12ms)", "  1 pending", ""]],
  ["AVA", ["  ─", "", "  3 tests passed"]],
  ["node:test", ["ℹ tests 3", "ℹ pass 3", "ℹ fail 0", "ℹ cancelled 0"]],
  ["RSpec", ["Finished in 0.1 seconds", "4 examples, 0 failures, 1 pending"]],
  ["test-unit", ["3 tests, 3 assertions, 0 failures, 0 errors, 0 pendings", "100% passed"]],
  ["testthat", ["[ FAIL 0 | WARN 0 | SKIP 0 | PASS 3 ]"]],
  [
    "Alcotest",
    ["  [OK]          total          1   rounds up.", "", "Test Successful in 0.000s. 2 tests run."],
  ],
  ["clojure.test", ["Ran 2 tests containing 2 assertions.", "0 failures, 0 errors."]],
  ["OUnit", ["Ran: 4 tests in: 0.20 seconds.", "OK"]],
  ["JUnit's console", ["[         3 tests successful      ]", "[         0 tests failed          ]"]],
  ["TestNG", ["Total tests run: 5, Passes: 5, Failures: 0, Skips: 0"]],
  ["Gradle", ["BUILD SUCCESSFUL in 2m 9s", "3 actionable tasks: 3 executed"]],
  ["Maven", ["[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0", "[INFO] BUILD SUCCESS"]],
  ["sbt", ["[success] Total time: 3 s, completed Nov 20, 2026, 9:01:02 AM"]],
  ["dotnet test", ["Passed!  - Failed:     0, Passed:     5, Skipped:     0, Total:     5"]],
  ["ExUnit", ["Finished in 0.2 seconds", "3 tests, 0 failures"]],
  ["CTest", ["100% tests passed, 0 tests failed out of 3"]],
])("is silent on what passing tests print whose run says nothing first: %s", (_, end) => {
  expect(told(...TRACE, ...end)).toEqual([]);
  expect(told(...TRACE)).toEqual(["python"]);
  expect(told(...end, ...TRACE)).toEqual(["python"]);
});

describe("withoutPrintedTraces", () => {
  it("takes what was printed beside a test that failed for no reason, and keeps it where none is named", () => {
    const test = ["=".repeat(70), "FAIL: test_total (shop.tests.CartTest)", RULE, ...TRACE, ""];
    expect(told(...TRACE, ...test, ...FAILED)).toEqual(["unittest"]);
    expect(told(...TRACE, ...FAILED)).toContain("python");
    expect(told(...test, ...FAILED, ...TRACE)).toEqual(["unittest", "python"]);
  });

  it("takes what a child said that ran out of memory for no reason beside tests that failed, where only those did", () => {
    const died = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";
    const test = [
      " FAIL  src/cart.test.ts > cart > adds",
      "AssertionError: expected 3 to be 4",
      "",
      " ❯ src/cart.test.ts:5:15",
      "",
    ];
    const start = [" RUN  v3.2.4 /home/shop", "", died, ""];
    const end = [" Test Files  1 failed | 1 passed (2)", "      Tests  1 failed | 2 passed (3)"];
    const crashed = [
      "⎯⎯⎯⎯⎯⎯ Unhandled Errors ⎯⎯⎯⎯⎯⎯",
      "",
      "⎯⎯⎯⎯⎯⎯ Unhandled Error ⎯⎯⎯⎯⎯⎯⎯",
      "Error: Worker exited unexpectedly",
      " ❯ ChildProcess.onExit node_modules/tinypool/dist/index.js:1:1",
      "",
    ];
    expect(told(...start, ...test, ...end)).toEqual(["vitest"]);
    expect(told(...start, ...test, ...crashed, ...end)).toContain("node");
    expect(told(...start, ...test)).toContain("node");
  });

  it("keeps what compilers and linters say", () => {
    expect(told(COMPILER, ...PASSED)).toEqual(["tsc"]);
  });

  it("keeps what other commands and other runs printed", () => {
    expect(told("$ python migrate.py", ...TRACE, "$ python -m unittest", ...PASSED)).toEqual(["python"]);
    expect(told(...TRACE, ...FAILED, ...PASSED)).toContain("python");
    expect(told(...TRACE, "make: *** [Makefile:3: migrate] Error 1", ...PASSED)).toEqual(["python"]);
  });

  it("keeps it where a command fails below and nothing else tells why", () => {
    const end = "make: *** [Makefile:3: test] Error 1";
    expect(told(...TRACE, ...PASSED, end)).toEqual(["python"]);
    expect(told(...TRACE, ...PASSED, COMPILER, end)).toEqual(["tsc"]);
  });
});
