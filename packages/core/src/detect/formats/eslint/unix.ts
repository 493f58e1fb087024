import type { LogWindow, Match } from "../format.ts";
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
