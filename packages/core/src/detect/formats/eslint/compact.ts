import { parseCompactLine, splitBracketedRule } from "../compact-line.ts";
import type { Finding, LogWindow, Match } from "../format.ts";

const MAX_MESSAGE_LINES = 40;
const PARSING = "Parsing error";

/**
 * Reads a message of the `compact` formatter, down to its rule:
 * `/home/shop/src/cart.js: line 7, col 5, Error - Unexpected 'debugger' statement. (no-debugger)`.
 */
export function readCompact(window: LogWindow): Match | undefined {
  const line = parseCompactLine(window.text(0) ?? "");
  if (line === undefined || (line.level !== "Error" && line.level !== "Warning")) return undefined;
  const { level, ...rest } = line;
  const finding: Finding = { ...rest, severity: level === "Error" ? "error" : "warning" };
  if (line.code !== undefined || line.message.startsWith(PARSING))
    return { from: 0, to: 1, findings: [finding] };
  const more = linesToRule(window);
  const { message, code } = splitBracketedRule([line.message, ...more].join("\n"));
  if (code !== undefined) finding.code = code;
  return { from: 0, to: 1 + more.length, findings: [{ ...finding, message }] };
}

/** The lines below up to one that ends in a rule; none when the next message comes first. */
function linesToRule(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_MESSAGE_LINES) {
    const text = window.text(lines.length + 1);
    if (text === undefined || parseCompactLine(text) !== undefined) return [];
    lines.push(text.trimEnd());
    if (splitBracketedRule(text).code !== undefined) return lines;
  }
  return [];
}
