import { describe, expect, it } from "vitest";
import { detectText } from "../detect.ts";

const ROWS = ["adds ... ok", "removes ... FAILED", "", "2 tests, 1 failed"];
const UNITTEST = [
  "=".repeat(70),
  "FAIL: removes (cart.CartTest)",
  "-".repeat(70),
  "Traceback (most recent call last):",
  '  File "/home/runner/work/shop/shop/cart.py", line 3, in removes',
  "    self.assertEqual(3, 4)",
  "AssertionError: 3 != 4",
  "",
  "-".repeat(70),
];

function told(lines: readonly string[]): unknown[] {
  return detectText(lines.join("\n")).findings.map(({ tool, test }) => [tool, test]);
}

describe("withoutToldRows", () => {
  it("keeps the rows of a runner that nobody else reads", () => {
    expect(told(ROWS)).toEqual([["test-rows", "removes"]]);
  });

  it("leaves out rows above what a format tells of the tests", () => {
    expect(told([...ROWS, ...UNITTEST])).toEqual([["unittest", "CartTest > removes"]]);
  });

  it("keeps the rows of another runner below", () => {
    const below = ["opens ... ok", "shuts ... FAILED", "2 tests, 1 failed"];
    expect(told([...UNITTEST, ...below])).toEqual([
      ["unittest", "CartTest > removes"],
      ["test-rows", "shuts"],
    ]);
  });

  it("keeps tests at a place above the program that they are of", () => {
    const check = [
      "cart_test.c:4:F:core:test_total:0: Assertion 'total == 3' failed: total == 4, 3 == 3",
      "PASS: shop_test",
      "FAIL: cart_test",
    ];
    expect(told(check)).toEqual([
      ["test-rows", "test_total"],
      ["automake", "cart_test"],
    ]);
  });
});
