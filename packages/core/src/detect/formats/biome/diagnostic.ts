import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parseHeader, type Header } from "./header.ts";
import { MARKS } from "./marks.ts";
import { readSummary } from "./summary.ts";

const MAX_LINES = 400;
const MAX_MESSAGE_LINES = 40;
/** Categories of the reports about a whole run. */
const RUN_CATEGORIES = new Set(["check", "ci", "configuration", "format", "lint", "migrate", "search"]);

/** Reads a diagnostic from its header to the end of its code frames and notes; the message is the first one in it. */
export function readDiagnostic(window: LogWindow): Match | undefined {
  const header = parseHeader(window.text(0) ?? "");
  if (header === undefined) return undefined;
  let start = 1;
  while (window.text(start)?.trim() === "" && start < 3) start += 1;
  const severity = severityOf(window.text(start));
  if (severity === undefined) return undefined;
  const to = blockEnd(window, start);
  if (header.category.startsWith("reporter/"))
    return { from: 0, to, findings: readSummary(window, header.category, to) };
  return { from: 0, to, findings: [toFinding(header, severity, messageLines(window, start, to))] };
}

function severityOf(text: string | undefined): Severity | undefined {
  if (text === undefined || !text.startsWith("  ") || text[3] !== " ") return undefined;
  return MARKS[text[2] ?? ""];
}

/** The text behind the mark and the lines below it, down to the first empty one. */
function messageLines(window: LogWindow, from: number, to: number): string[] {
  const lines = [(window.text(from) ?? "").slice(4).trimEnd()];
  for (let offset = from + 1; offset < to && lines.length < MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset)?.trim() ?? "";
    if (text === "") break;
    lines.push(text);
  }
  return lines;
}

/** All lines of a diagnostic are indented; two empty ones end it. */
function blockEnd(window: LogWindow, from: number): number {
  let end = from + 1;
  for (let offset = from + 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (text !== "" && !text.startsWith("  "))) break;
    const isEmpty = text.trim() === "";
    if (isEmpty && window.text(offset + 1)?.trim() === "") break;
    if (!isEmpty) end = offset + 1;
  }
  return end;
}

function toFinding({ category, place }: Header, severity: Severity, lines: readonly string[]): Finding {
  const finding: Finding = { code: category, severity, message: lines.join("\n") };
  if (place !== undefined) finding.place = place;
  else if (RUN_CATEGORIES.has(category)) finding.consequence = true;
  return finding;
}
