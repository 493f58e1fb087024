import type { LogWindow, Match } from "../format.ts";

const START = /^-{10,20} Standard (?:Output|Error) -{10,20}\s*$/;
const END = /^-{10,20} -{10,20} -{10,20}\s*$|^Testcase: /;
const MAX_LINES = 480;

/** Passes over what a suite printed, between `------------- Standard Output ---------------` and the rule that ends it. */
export function readTestOutput(window: LogWindow): Match | undefined {
  if (!START.test(window.text(0) ?? "")) return undefined;
  for (let to = 1; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined) return undefined;
    if (END.test(text)) return { from: 0, to, findings: [] };
  }
  return { from: 0, to: MAX_LINES, findings: [] };
}
