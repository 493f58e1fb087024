import { expect, it } from "vitest";
import { detectText } from "./detect.ts";

const PYTEST = [
  "=================================== FAILURES ===================================",
  "__________________________________ test_total __________________________________",
  "",
  "    def test_total():",
  ">       assert total() == 4",
  "E       assert 3 == 4",
  "",
  "test_cart.py:5: AssertionError",
  "=========================== short test summary info ============================",
  "FAILED test_cart.py::test_total - assert 3 == 4",
];
const AGAIN = ["collected 1 item", "run-last-failure: rerun previous 1 failure", ""];
const RSPEC = [
  "Failures:",
  "",
  "  1) Cart totals",
  "     Failure/Error: expect(3).to eq(4)",
  "",
  "       expected: 4",
  "            got: 3",
  "     # ./spec/cart_spec.rb:10:in `block (2 levels) in <top (required)>'",
  "",
  "2 examples, 1 failure",
];
const MAVEN = [
  "[INFO] Running shop.CartTest",
  "[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.1 s <<< FAILURE! - in shop.CartTest",
  "[ERROR] shop.CartTest.total  Time elapsed: 0.05 s  <<< FAILURE!",
  "java.lang.AssertionError: not open",
  "\tat shop.CartTest.total(CartTest.java:12)",
  "",
];
const GRADLE = [
  "> Task :test",
  "CartTest > total() FAILED",
  "    java.lang.AssertionError: not open",
  "        at shop.CartTest.total(CartTest.java:12)",
  "",
];
const BOOST = ["Running 3 test cases...", 't.cc(5): error: in "known": check 1==2 has failed [1 != 2]', ""];
const YARN = [
  "➤ YN0000: ┌ Resolution step",
  "➤ YN0000: └ Completed in 0s 412ms",
  "➤ YN0009: │ fsevents@npm:2.3.2 couldn't be built successfully (exit code 1, logs can be found here: /tmp/b.log)",
];

function told(...lines: string[]): string[] {
  return detectText(`${lines.join("\n")}\n`).findings.flatMap(({ tool, severity }) =>
    severity === "error" ? [tool] : [],
  );
}

const start = (name: string): string =>
  `============================= ${name} ==============================`;

it.each([
  [
    "pytest",
    [
      start("test session starts"),
      ...PYTEST,
      "========================= 1 failed, 1 passed in 0.11s ==========================",
      start("test session starts"),
      ...AGAIN,
    ],
    "======================= 1 passed, 1 deselected in 0.01s ========================",
    ["======================= 1 failed, 1 deselected in 0.01s ========================"],
  ],
  ["rspec", [...RSPEC, 'Run options: include {:last_run_status=>"failed"}'], "1 example, 0 failures", RSPEC],
  ["boost-test", BOOST, "*** No errors detected", ['*** 1 failure is detected in the test module "Shop"']],
  ["maven", MAVEN, "[INFO] BUILD SUCCESS", ["[ERROR] There are test failures.", "[INFO] BUILD SUCCESS"]],
  [
    "gradle",
    GRADLE,
    "BUILD SUCCESSFUL in 3s",
    ["There were failing tests. See the report at: file:///r", "BUILD SUCCESSFUL in 3s"],
  ],
  ["yarn", YARN, "➤ YN0000: Done with warnings in 2s 12ms", ["➤ YN0000: Failed with errors in 2s 12ms"]],
])("says nothing of what failed and was tried again, or may fail: %s", (tool, lines, passed, failed) => {
  expect(told(...lines, passed)).toEqual([]);
  expect(told(...lines, ...failed)).toContain(tool);
});

it("leaves out a panic that a test printed which it had recovered from", () => {
  const panic = [
    "=== RUN   TestPay",
    "panic: out of range [recovered]",
    "",
    "goroutine 1 [running]:",
    "main.main()",
    "\t/shop/cart.go:12 +0x1d",
  ];
  expect(
    told(
      ...panic,
      "--- PASS: TestPay (0.00s)",
      "=== RUN   TestTotal",
      "    cart_test.go:6: got 3",
      "--- FAIL: TestTotal (0.00s)",
      "FAIL",
    ),
  ).toEqual(["go"]);
  expect(told(...panic, "FAIL\texample.com/shop\t0.005s")).toContain("go");
});
