import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^ {2}(error|warn|info) ([\w/-]{1,80}): (\S.*)$/s;
const ARROW = / (?:→|->)(?: |$)/;
const STEP = /^ {6}\S/;
const SUMMARY = /^[x✖✘] \d{1,9} dependency violations? \(/;
const MAX_STEPS = 100;
const MAX_AHEAD = 480;

/** Violations of dependency rules, as the reporters `err` and `err-long` tell them; a note is a warning. */
export const dependencyCruiser: LogFormat = {
  id: "dependency-cruiser",
  title: "dependency-cruiser",
  glance: ["  error ", "  warn ", " → "],
  read: readViolation,
};

/** `  error not-to-unresolvable: src/a/a.js → ./gone.js`; the steps of a circle stand on lines of their own. */
function readViolation(window: LogWindow, previous: Match | undefined): Match | undefined {
  const [, level, code, head] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (level === undefined || code === undefined || head === undefined) return undefined;
  if (previous === undefined && !hasSummary(window)) return undefined;
  const lines = [head, ...stepsBelow(window)];
  const path = head.split(ARROW, 1)[0] ?? head;
  const finding: Finding = {
    code,
    severity: level === "error" ? "error" : "warning",
    message: lines.join(" "),
    place: { path, line: 1 },
  };
  return { from: 0, to: lines.length, findings: [finding] };
}

function stepsBelow(window: LogWindow): string[] {
  const steps: string[] = [];
  while (steps.length < MAX_STEPS) {
    const text = window.text(steps.length + 1) ?? "";
    if (!STEP.test(text)) break;
    steps.push(text.trim());
  }
  return steps;
}

function hasSummary(window: LogWindow): boolean {
  for (let offset = 1; offset < MAX_AHEAD; offset++) {
    const text = window.text(offset);
    if (text === undefined) return false;
    if (SUMMARY.test(text)) return true;
  }
  return false;
}
