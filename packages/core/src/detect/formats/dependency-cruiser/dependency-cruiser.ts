import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readJsonViolation } from "./json.ts";

const HEAD = /^ {2}(error|warn|info) ([\w/-]{1,80}): (\S.*)$/s;
const ARROW = / (?:→|->)(?: |$)/;
const STEP = /^ {6}\S/;
const SUMMARY = /^[x✖✘] \d{1,9} dependency violations? \(/;
/** How Madge begins: `✖ Found 2 circular dependencies!` */
const CIRCLES = " circular dependenc";
const FOUND = /^[x✖✘] Found \d{1,9} circular dependenc(?:y|ies)!$/;
const CIRCLE = /^\d{1,9}\) (\S.*)$/s;
/** Of a violation as the reporter `json` tells it. */
const RULE = /^ {8}"rule": \{$/;
const MAX_STEPS = 100;
const MAX_AHEAD = 480;

/** Violations of dependency rules, as the reporters `err` and `err-long` tell them; a note is a warning. And the circles of Madge. */
export const dependencyCruiser: LogFormat = {
  id: "dependency-cruiser",
  title: "dependency-cruiser",
  glance: ["  error ", "  warn ", " → ", CIRCLES, '"rule": {'],
  read: (window, previous) =>
    readViolation(window, previous) ??
    readCircles(window) ??
    (RULE.test(window.text(0) ?? "") ? readJsonViolation(window) : undefined),
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

/** Below the head, `1) a.ts > b.ts`; the files are told from the folder that Madge looks in. */
function readCircles(window: LogWindow): Match | undefined {
  if (!FOUND.test(window.text(0)?.trimEnd() ?? "")) return undefined;
  const findings: Finding[] = [];
  let to = 1;
  for (let offset = 1; offset < MAX_AHEAD; offset++) {
    const text = window.text(offset)?.trimEnd();
    const circle = CIRCLE.exec(text ?? "")?.[1];
    if (circle === undefined && text !== "") break;
    if (circle === undefined) continue;
    const [path = circle] = circle.split(" > ", 1);
    const message = `Circular dependency: ${circle}`;
    findings.push({
      severity: "error",
      message,
      place: { path, line: 1 },
      lines: { from: offset, to: offset },
    });
    to = offset + 1;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}
