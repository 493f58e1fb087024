import { expect, it } from "vitest";
import type { ProblemItem, RootItem } from "@hephaestus/language-server";
import { failedTests, testsKey } from "./failed-tests.ts";

function problem(id: string, more: Partial<ProblemItem> = {}): ProblemItem {
  return {
    id,
    source: "s1",
    status: "open",
    severity: "error",
    tool: "vitest",
    message: "expected 1 to be 2",
    occurrences: 1,
    test: `test ${id}`,
    job: "check",
    ...more,
  };
}

function root(item: ProblemItem, followers: ProblemItem[] = []): RootItem {
  return { ...item, followers, solutions: [] };
}

it("tells failing tests of CI jobs, and no other problem", () => {
  const { test: _, ...noTest } = problem("a");
  const { job: __, ...local } = problem("b");
  const roots = [
    root(noTest, [problem("c")]),
    root(local),
    root(problem("d", { status: "ignored" })),
    root(problem("c")),
  ];
  expect(failedTests({ roots }).map(({ id }) => id)).toEqual(["c"]);
});

it("is something new when a test is solved or moves", () => {
  const open = testsKey([problem("a")]);
  expect(testsKey([problem("a")])).toBe(open);
  expect(testsKey([problem("a", { status: "solved" })])).not.toBe(open);
});
