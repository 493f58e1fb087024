import { expect, it } from "vitest";
import { nextStep } from "./next-step.ts";

it("means the log just copied, then the problem at the cursor, then the open log", () => {
  const all = { hasNewLog: true, isOnProblem: true, isInLog: true };
  expect(nextStep(all)).toBe("read-clipboard");
  expect(nextStep({ ...all, hasNewLog: false })).toBe("fix-here");
  expect(nextStep({ ...all, hasNewLog: false, isOnProblem: false })).toBe("read-document");
  expect(nextStep({ hasNewLog: false, isOnProblem: false, isInLog: false })).toBe("pick");
});
