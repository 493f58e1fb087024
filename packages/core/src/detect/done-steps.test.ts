import { expect, it } from "vitest";
import { detectText } from "./detect.ts";

const TRACE = ['  File "app/cart.py", line 1', "    def f(:", "          ^", "SyntaxError: invalid syntax"];

function told(...lines: string[]): string[] {
  return detectText(`${lines.join("\n")}\n`).findings.map(({ tool }) => tool);
}

function inStep(number: number, ...lines: string[]): string[] {
  return lines.map((line) => `#${number} 0.233 ${line}`);
}

it("says nothing of what a step of BuildKit printed that is done", () => {
  const run = "#9 [4/6] RUN python -m compileall .";
  expect(told(run, ...inStep(9, ...TRACE), "#9 DONE 0.4s")).toEqual([]);
  expect(told(run, ...inStep(9, ...TRACE), "#8 DONE 0.4s")).toEqual(["python"]);
  const failed =
    '#9 ERROR: process "/bin/sh -c python -m compileall ." did not complete successfully: exit code: 1';
  expect(told(run, ...inStep(9, ...TRACE), failed, "#9 [1/2] RUN make", "#9 DONE 0.4s")).toContain("python");
});

it("says nothing of what a step of older builders printed that made an image", () => {
  const steps = ["Step 1/2 : RUN python -m compileall .", " ---> Running in 1a2b3c4d5e6f", ...TRACE];
  expect(told(...steps, "Removing intermediate container 1a2b3c4d5e6f", " ---> 0a1b2c3d4e5f")).toEqual([]);
  const end = "The command '/bin/sh -c python -m compileall .' returned a non-zero code: 1";
  expect(told(...steps, end)).toContain("python");
  expect(told("Step 1/2 : FROM alpine", " ---> 0a1b2c3d4e5f", ...TRACE)).toEqual(["python"]);
});
