import type { Finding, LogWindow, Match } from "../format.ts";
import { parseCommand, type WorkflowCommand } from "../workflow-command.ts";
import { lastFilled, skipEmpty } from "./block.ts";
import { readFailure } from "./failure.ts";
import { isFrame, isMappedFrame } from "./frame.ts";

/** A failure that only the annotation tells, since no report was printed before it. */
interface AnnotationMatch extends Match {
  readonly isOnlyReport: true;
}

const MAX_LINES = 200;
const UNHANDLED = "Unhandled error";
/** How lines below a stack begin that belong to the same error. */
const MORE = ["Caused by: ", "This error originated in", "Serialized Error:", "⎯"];

/**
 * Reads what Vitest's reporter for GitHub prints once more for each failure. In a raw job log it is a message of
 * several lines, of which only the first is marked: `##[error]AssertionError: expected 5 to be 7`; elsewhere it is
 * `::error file=/home/shop/cart.test.ts,title=…,line=11,column=26::AssertionError: expected 5 to be 7%0A …`.
 * Right after other output of Vitest it repeats what is known, and nothing is found.
 */
export function readAnnotation(
  window: LogWindow,
  previous: Match | undefined,
): Match | AnnotationMatch | undefined {
  const entry = window.at(0);
  const command = parseCommand(entry?.text ?? "");
  const isCommand = command?.level === "error";
  if (entry === undefined || (entry.marker !== "error" && !isCommand)) return undefined;
  const lines = isCommand ? command.message.split("\n") : messageLines(window);
  if (!lines.some(isMappedFrame)) return undefined;
  const to = skipEmpty(window, isCommand ? 1 : lines.length);
  if (previous !== undefined && !("isOnlyReport" in previous)) return { from: 0, to, findings: [] };
  const evidence = { from: 0, to: isCommand ? 0 : lastFilled(lines) };
  return { from: 0, to, findings: [{ ...toFinding(lines, command), lines: evidence }], isOnlyReport: true };
}

function toFinding(lines: readonly string[], command: WorkflowCommand | undefined): Finding {
  const finding: Finding = { severity: "error", ...readFailure(lines) };
  if (command?.place !== undefined) finding.place = command.place;
  const test = command?.title === undefined ? undefined : testName(command.title);
  if (test !== undefined) finding.test = test;
  return finding;
}

/** `[unit] test/cart.test.ts > total > counts quantities`: the test without project and file. */
function testName(title: string): string | undefined {
  const names = title.split(" > ").slice(1);
  return title === UNHANDLED || names.length === 0 ? undefined : names.join(" > ");
}

/** A raw job log stamps only the first line of a message; where all are stamped or none, the stack ends it. */
function messageLines(window: LogWindow): string[] {
  const isStampedOnce = window.at(0)?.timestamp !== undefined && window.at(1)?.timestamp === undefined;
  const lines: string[] = [];
  for (let offset = 0; offset < MAX_LINES; offset++) {
    const entry = window.at(offset);
    if (entry === undefined || (offset > 0 && entry.marker !== undefined)) break;
    if (isStampedOnce ? offset > 0 && entry.timestamp !== undefined : endsStack(lines, entry.text)) break;
    lines.push(entry.text);
  }
  return lines;
}

/** Whether a line stands below a stack and an empty line, and tells no more of the same error. */
function endsStack(lines: readonly string[], text: string): boolean {
  if (text.trim() === "" || MORE.some((start) => text.startsWith(start))) return false;
  const last = lastFilled(lines);
  return last < lines.length - 1 && isFrame(lines[last] ?? "");
}
