import { describe, expect, it } from "vitest";
import { fingerprint, type FailureIdentity } from "./fingerprint.ts";

const FAILURE: FailureIdentity = {
  tool: "vitest",
  code: "AssertionError",
  file: "test/cart.test.ts",
  test: "total > adds 1 and 2",
  message: "expected 5 to be 7",
};

function changed(change: Partial<FailureIdentity>, ordinal = 0): string {
  return fingerprint({ ...FAILURE, ...change }, ordinal);
}

describe("fingerprint", () => {
  it("is short, and the same for ever", () => {
    expect(fingerprint(FAILURE, 0)).toBe("aa4e44e500");
  });

  it.each<[string, Partial<FailureIdentity>]>([
    ["numbers", { message: "expected 6 to be 7" }],
    ["nothing", {}],
  ])("does not change with %s", (_, change) => {
    expect(changed(change)).toBe(changed({}));
  });

  it.each<[string, Partial<FailureIdentity>]>([
    ["the tool", { tool: "node" }],
    ["the code", { code: "TypeError" }],
    ["the file", { file: "test/price.test.ts" }],
    ["the test, numbers included", { test: "total > adds 2 and 2" }],
    ["a name in the message", { message: "expected total to be 7" }],
    ["where one part ends and the next begins", { tool: "vitestA", code: "ssertionError" }],
  ])("changes with %s", (_, change) => {
    expect(changed(change)).not.toBe(changed({}));
  });

  it("tells equal failures apart by their ordinal", () => {
    expect(new Set([0, 1, 2].map((ordinal) => changed({}, ordinal))).size).toBe(3);
  });
});
