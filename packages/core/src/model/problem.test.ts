import { expect, it } from "vitest";
import { isLocated, type Problem } from "./problem.ts";

const PROBLEM: Problem = {
  id: "1",
  tool: "tsc",
  severity: "error",
  message: "boom",
  frames: [],
  evidence: { startLine: 1, endLine: 1 },
  excerpt: [],
  occurrences: 1,
  causeOf: [],
};

it("calls a problem located only when its place is in the workspace", () => {
  const place = { file: "src/a.ts", line: 1 };
  expect(isLocated({ ...PROBLEM, location: { ...place, inWorkspace: true } })).toBe(true);
  expect(isLocated({ ...PROBLEM, location: { ...place, inWorkspace: false } })).toBe(false);
  expect(isLocated(PROBLEM)).toBe(false);
});
