import type { Severity } from "../../../model/problem.ts";
import type { LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parseUnixLine } from "../unix-line.ts";

const MAX_MESSAGE_LINES = 40;
const RULE_AT_END = / \[(?:Error|Warning)(?:\/\S{1,200})?\]$/;
const PLACE = /^\S.*:\d{1,9}:\d{1,9}: /;

/**
 * Reads a message of the `unix` formatter, known by its rule at the end; a message of several lines begins above it:
 * `/home/shop/src/cart.js:7:5: Unexpected 'debugger' statement. [Error/no-debugger]`.
 */
export function readUnix(window: LogWindow): Match | undefined {
  const last = window.text(0)?.trimEnd() ?? "";
  const line = parseUnixLine(last);
  if (line !== undefined) return { from: 0, to: 1, findings: [line] };
  if (!RULE_AT_END.test(last)) return undefined;
  const lines = [last];
  for (let offset = -1; offset > -MAX_MESSAGE_LINES; offset--) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    lines.unshift(text.trimEnd());
    const whole = PLACE.test(text) ? parseUnixLine(lines.join("\n")) : undefined;
    if (whole !== undefined) return { from: offset, to: 1, findings: [whole] };
  }
  return undefined;
}

const BRACKETED = /^ ?\[([a-z][\w/-]{0,100})\] (\S.*)$/s;
const LEVELS: readonly (readonly [string, Severity])[] = [
  [": error [", "error"],
  [": warning [", "warning"],
];

/** Reads what html-validate's `text` prints: `src/p.html:4:12: error [attr-quotes] Attribute "id" using unquoted value`. */
export function readBracketed(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const [mark, severity] = LEVELS.find(([each]) => text.includes(each)) ?? [];
  if (mark === undefined || severity === undefined) return undefined;
  const at = text.indexOf(mark);
  const place = parsePlace(text.slice(0, at));
  const [, code, message] = BRACKETED.exec(text.slice(at + mark.length - 1)) ?? [];
  if (place?.column === undefined || code === undefined || message === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity, code, message, place }] };
}
