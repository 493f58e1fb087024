import { expect, test } from "vitest";
import { dutiesOf, type Duty } from "./duty.ts";

/** Each with those before it. */
function inTurn(...names: string[]): Record<string, Duty> {
  const models = names.map((name, at) => ({ name, needs: new Set(names.slice(Math.max(0, at - 1), at)) }));
  return Object.fromEntries(dutiesOf(models));
}

test("a role tells what to do, wherever it stands", () => {
  expect(
    inTurn("syntax-analyzer", "syntax-fixer", "logic-analyzer", "logic-fixer", "unit-test-gen", "doc-writer"),
  ).toEqual({
    "syntax-analyzer": "find",
    "syntax-fixer": "propose",
    "logic-analyzer": "find",
    "logic-fixer": "propose",
    "unit-test-gen": "test",
    "doc-writer": "describe",
  });
});

test("of names of the user's own who is needed finds out, and who is needed by no such proposes", () => {
  expect(inTurn("reader", "thinker", "mender")).toEqual({
    reader: "find",
    thinker: "find",
    mender: "propose",
  });
  expect(inTurn("reader", "mender", "integration-test-gen", "doc-writer")).toMatchObject({
    reader: "find",
    mender: "propose",
  });
  expect(inTurn("one")).toEqual({ one: "propose" });
});
