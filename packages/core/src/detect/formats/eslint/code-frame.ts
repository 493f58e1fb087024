import { splitBracketedRule } from "../compact-line.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

/** Behind a rule's name; a stack's lines have no bracket before it. */
export const AT_RULE = ") at ";
export const PARSING = "error: Parsing error: ";

const HEAD = /^(error|warning): (\S.*)$/s;
const DRAWN = /^[> ] +\d* \|/;
const NO_RULE = / \(null\)$/;
const MAX_MESSAGE_LINES = 20;
const MAX_DRAWN = 12;

/** Reads the `codeframe` formatter: `error: 'total' is never used (no-unused-vars) at src/cart.ts:3:7:`, lines of code below it. */
export function readCodeFrame(window: LogWindow): Match | undefined {
  const last = window.text(0)?.trimEnd() ?? "";
  if (!last.endsWith(":")) return undefined;
  const from = firstLine(window);
  const { 1: level, 2: first } = HEAD.exec(window.text(from)?.trimEnd() ?? "") ?? [];
  if (first === undefined || !DRAWN.test(window.text(1) ?? "")) return undefined;
  const lines = [first];
  for (let offset = from + 1; offset <= 0; offset++) lines.push(window.text(offset)?.trimEnd() ?? "");
  const text = lines.join("\n");
  const at = text.lastIndexOf(" at ");
  const place = parsePlace(text.slice(at + 4, -1));
  if (at === -1 || place === undefined) return undefined;
  const severity = level === "warning" ? "warning" : "error";
  const finding: Finding = { severity, ...splitBracketedRule(text.slice(0, at).replace(NO_RULE, "")), place };
  return { from, to: drawingEnd(window), findings: [{ ...finding, lines: { from, to: 0 } }] };
}

/** A message may take several lines; its level stands before the first. */
function firstLine(window: LogWindow): number {
  for (let offset = 0; offset > -MAX_MESSAGE_LINES; offset--) {
    const text = window.text(offset) ?? "";
    if (HEAD.test(text)) return offset;
    if (text === "" || DRAWN.test(text)) return 0;
  }
  return 0;
}

function drawingEnd(window: LogWindow): number {
  let offset = 1;
  while (offset < MAX_DRAWN && DRAWN.test(window.text(offset) ?? "")) offset += 1;
  return offset;
}
