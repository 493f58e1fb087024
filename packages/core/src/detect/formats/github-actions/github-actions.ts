import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseCommand } from "../workflow-command.ts";
import { readTaskOutput } from "./task-output.ts";

const MAX_MESSAGE_LINES = 100;
/** What GitHub says of a workflow or action file that it cannot run. */
const IN_FILE =
  /^(?:The (?:workflow|template) is not valid\. |Invalid workflow file: |Error: )?((?:[\w.@/-]{1,200}\/)?[\w.-]{1,100}\.ya?ml) \(Line: (\d{1,9}), Col: (\d{1,9})\): (\S[^]*)$/;

/** Messages that only say that a step failed, for a reason told before. */
const CONSEQUENCES = [
  /^Process completed with exit code -?\d+\.?$/,
  /^The process '[^']*' failed (?:with exit code \d+|because )/,
  /^(?:The operation|A task|The strategy configuration|The job) was canceled/,
  /^(?:Bash|PowerShell) exited with code '-?\d+'\.$/,
  /^The action '[^']*' failed/,
  /^Your build failed on the following packages => /,
];

/** Errors and warnings that the runner marks or an action reports, and that belong to no tool we know. */
export const githubActions: LogFormat = {
  id: "github-actions",
  title: "GitHub Actions (runner and workflow commands)",
  glance: ["::error", "::warning"],
  markers: ["error", "warning"],
  read: (window, previous) => readTaskOutput(window, previous) ?? readMarked(window) ?? readCommand(window),
};

/** `##[error]Process completed with exit code 1.` */
function readMarked(window: LogWindow): Match | undefined {
  const entry = window.at(0);
  if (entry?.marker !== "error" && entry?.marker !== "warning") return undefined;
  const lines = messageLines(window);
  const message = lines.join("\n").trim();
  return toMatch(lines.length, readInFile(message) ?? { severity: entry.marker, message });
}

/** `The template is not valid. .github/workflows/ci.yml (Line: 27, Col: 20): Unexpected value 'branch'` */
function readInFile(text: string): Finding | undefined {
  const [, path, line, column, message] = IN_FILE.exec(text) ?? [];
  if (path === undefined || message === undefined) return undefined;
  return { severity: "error", message, place: { path, line: Number(line), column: Number(column) } };
}

/** A raw job log stamps only the first line of a message. */
function messageLines(window: LogWindow): string[] {
  const lines = [window.text(0) ?? ""];
  if (window.at(0)?.timestamp === undefined) return lines;
  for (let offset = 1; offset < MAX_MESSAGE_LINES; offset++) {
    const entry = window.at(offset);
    if (entry === undefined || entry.timestamp !== undefined || entry.marker !== undefined) break;
    lines.push(entry.text);
  }
  return lines;
}

/** `::error file=src/cart.ts,line=3::broken`, where the log was not written by a runner. */
function readCommand(window: LogWindow): Match | undefined {
  const command = parseCommand(window.text(0) ?? "");
  if (command === undefined) return undefined;
  const finding: Finding = { severity: command.level, message: command.message.trim() };
  if (command.place !== undefined) finding.place = command.place;
  return toMatch(1, finding);
}

function toMatch(to: number, finding: Finding): Match {
  if (finding.message === "") return { from: 0, to, findings: [] };
  const isConsequence = CONSEQUENCES.some((pattern) => pattern.test(finding.message));
  return { from: 0, to, findings: [isConsequence ? { ...finding, consequence: true } : finding] };
}
