import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^ (\S{1,200})(?: in (\S{1,200}))? \[(.{0,400})\]: *$/;
const RULE = /^ -{8,200}$/;
const MAX_LINES = 120;
const MOST_TOLD = 12;

/** Failed checks of FiveAM, a library of tests for Common Lisp. */
export const fiveam: LogFormat = {
  id: "fiveam",
  title: "FiveAM",
  glance: ["]: "],
  read,
};

/** ` TOTAL in CART [adds prices]: ` between two rules, and why below it. */
function read(window: LogWindow): Match | undefined {
  const [, name, suite] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (name === undefined || !RULE.test(window.text(-1)?.trimEnd() ?? "")) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => RULE.test(text.trimEnd()));
  const told = lines.map((line) => line.trim()).filter((line) => line !== "");
  const test = suite === undefined ? name : `${suite} > ${name}`;
  const finding: Finding = { severity: "error", message: told.slice(0, MOST_TOLD).join("\n") || test, test };
  return { from: 0, to: lines.length + 1, findings: [finding] };
}
