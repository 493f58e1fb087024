import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat } from "../format.ts";

const HEAD = /^ ?\d{1,6}\. {1,4}([A-Z]\w{0,60}Error|Error)(?: {1,60}(\S.*))?$/s;
const WHERE = /^at (?:assertion:\d{1,6} in \S{1,60}|\S{1,60}(?: in \S{1,60})?)$/;
const INSIDE = /^inside "/;
const MAX_LINES = 40;

/** Failed assertions and requests of Newman, from the list that its reporter ends with. */
export const newman: LogFormat = {
  id: "newman",
  title: "Newman",
  glance: [".  AssertionError", "Error  "],
  read(window) {
    const [, code, test] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
    if (code === undefined) return undefined;
    const lines = blockLines(
      window,
      1,
      MAX_LINES,
      (text) => text.trim() === "" || !text.startsWith(" ".repeat(8)),
    );
    const told = lines.map((line) => line.trim());
    const end = told.findIndex((line) => WHERE.test(line));
    if (end < 1 || !INSIDE.test(told[end + 1] ?? "")) return undefined;
    const finding: Finding = { severity: "error", code, message: told.slice(0, end).join(" ") };
    if (code === "AssertionError" && test !== undefined) finding.test = test;
    return { from: 0, to: lines.length + 1, findings: [finding] };
  },
};
