import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = "| FAIL |";

const ROW = /^(.{20,240} )\| FAIL \|$/s;
const STATUS = /\| (?:PASS|FAIL|SKIP) \|$/;
const RULE = /^[-=]{20,}$/;
const SUMMARY = /^\d{1,9} (?:critical )?tests?, \d{1,9} passed, \d{1,9} failed/;
const IMPORT = /^\[ (ERROR|WARN) \] Error in file '(.{1,300})'(?: on line (\d{1,9}))?: (.*)$/s;
const MAX_MESSAGE_LINES = 60;
const MAX_ABOVE = 60;

/** Failed tests of Robot Framework, and files that it cannot read. */
export const robot: LogFormat = {
  id: "robot",
  title: "Robot Framework",
  glance: [FAILED, " ] Error in file '"],
  read: (window) => readRow(window) ?? readFile(window),
};

/** `Total of two items      | FAIL |`, the message below it down to a rule; suites have a count there. */
function readRow(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (!ROW.test(text)) return undefined;
  const name = testName(window, text);
  const lines = messageLines(window);
  const to = lines.length + 1;
  if (name === undefined || lines.some((line) => SUMMARY.test(line)) || !RULE.test(window.text(to) ?? ""))
    return undefined;
  const finding: Finding = { severity: "error", message: lines.join("\n").trim(), test: name };
  return { from: 0, to, findings: [finding] };
}

function messageLines(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_MESSAGE_LINES) {
    const text = window.text(lines.length + 1);
    if (text === undefined || RULE.test(text) || STATUS.test(text)) break;
    lines.push(text.trimEnd());
  }
  return lines;
}

/** What a test prints stands between its name and its status: the name is the last line above that a rule stands over. */
function testName(window: LogWindow, text: string): string | undefined {
  const own = text.slice(0, -FAILED.length).trim();
  if (RULE.test(window.text(-1) ?? "")) return nameOf(own);
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const above = window.text(offset);
    if (above === undefined || STATUS.test(above)) return nameOf(own);
    if (RULE.test(window.text(offset - 1) ?? "")) return nameOf(above.trim());
  }
  return nameOf(own);
}

/** The documentation follows the name: `Total of two items :: Adds both`. */
function nameOf(text: string): string | undefined {
  const name = text.split(" :: ", 1)[0]?.trim() ?? "";
  return name === "" ? undefined : name;
}

/** `[ ERROR ] Error in file '/home/shop/tests/cart.robot' on line 4: Importing library 'Nope' failed: …`. */
function readFile(window: LogWindow): Match | undefined {
  const [, level, path, line, message] = IMPORT.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  const severity = level === "WARN" ? "warning" : "error";
  return {
    from: 0,
    to: 1,
    findings: [{ severity, message, place: { path, line: line === undefined ? 1 : Number(line) } }],
  };
}
