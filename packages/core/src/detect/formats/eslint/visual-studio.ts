import type { Finding, LogWindow, Match } from "../format.ts";
import { claim, toPath } from "../place.ts";

const MAX_MESSAGE_LINES = 40;
const LINE = /\((\d{1,9})(?:,(\d{1,9}))?\): (error|warning) (?:([@\w][\w@/.-]{0,120}) )?: /;
const SUMMARY = /^\d{1,9} problems?$/;

/**
 * Reads a message of the `visualstudio` formatter, which parts the rule from the colon:
 * `/home/shop/src/cart.js(7,5): error no-debugger : Unexpected 'debugger' statement.`
 */
export function readVisualStudio(window: LogWindow): Match | undefined {
  const finding = parseLine(window.text(0) ?? "");
  if (finding === undefined) return undefined;
  const more = messageLines(window);
  return {
    from: 0,
    to: 1 + more.length,
    findings: [{ ...finding, message: [finding.message, ...more].join("\n") }],
  };
}

function parseLine(text: string): Finding | undefined {
  const found = LINE.exec(text.trimEnd());
  if (found === null || found.index === 0) return undefined;
  const [head, line, column, severity, code] = found;
  const message = text.trimEnd().slice(found.index + head.length);
  const place = claim(
    toPath(text.slice(0, found.index).trim()),
    Number(line),
    column === undefined ? undefined : Number(column),
  );
  const finding: Finding = { severity: severity === "error" ? "error" : "warning", message, place };
  return code === undefined ? finding : { ...finding, code };
}

/** Lines between a message and the next one, or the summary below an empty line. */
function messageLines(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_MESSAGE_LINES) {
    const text = window.text(lines.length + 1)?.trimEnd();
    if (text === undefined) return [];
    if (parseLine(text) !== undefined) return lines;
    if (SUMMARY.test(text)) return lines.slice(0, -1);
    lines.push(text);
  }
  return [];
}
