import { expect, test } from "vitest";
import { fixAdvice } from "./fix-advice.ts";

const OPTIONS = { maxProblems: 20, trust: false, allow: [], quiet: false };

test.skipIf(process.platform === "win32")("what to type can be typed as it is", () => {
  const { proved, plausible } = fixAdvice(["ci logs/1.log", "a;b.log"], {
    ...OPTIONS,
    trust: true,
    base: "v1",
    allow: ["package.json", ".github/**"],
  });
  expect([proved, plausible({ id: "75d1807f" })]).toEqual([
    "hephaestus fix --base v1 --trust --allow package.json --allow '.github/**' 'ci logs/1.log' 'a;b.log'",
    "hephaestus fix --only 75d1807f --base v1 --trust --allow package.json --allow '.github/**' 'ci logs/1.log' 'a;b.log'",
  ]);
});

test("a log from a pipe has to come again", () => {
  expect(fixAdvice([], { ...OPTIONS, workspace: "web" }).proved).toBe("… | hephaestus fix -w web");
});
