import { expect, test } from "vitest";
import type { Problem } from "../model/problem.ts";
import { isIgnored } from "./is-ignored.ts";

const problem: Problem = {
  id: "p1",
  tool: "eslint",
  code: "no-console",
  severity: "error",
  message: "Unexpected console statement.",
  location: { file: "scripts/build.js", line: 3, inWorkspace: true },
  frames: [],
  evidence: { startLine: 1, endLine: 1 },
  excerpt: [],
  occurrences: 1,
  causeOf: [],
};

test.each([
  { code: "no-console" },
  { tool: "eslint", path: "scripts/**" },
  { message: "console" },
  { tool: "eslint", code: "no-console", path: "scripts/*.js", message: "Unexpected" },
])("%j leaves it out", (rule) => {
  expect(isIgnored(problem, [{ code: "other" }, rule])).toBe(true);
});

test.each([
  { code: "no-consol" },
  { tool: "tsc", code: "no-console" },
  { path: "src/**" },
  { message: "Console" },
])("%j does not", (rule) => {
  expect(isIgnored(problem, [rule])).toBe(false);
});

test("a rule with a path needs a place", () => {
  const { location: _, ...placeless } = problem;
  expect(isIgnored(placeless, [{ path: "**" }])).toBe(false);
});
