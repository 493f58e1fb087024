import { splitBracketedRule } from "../compact-line.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const BANNER = "standard: Use ";
const PLACE = /^ {2}\S.*?:\d{1,9}:\d{1,9}: /;
const WARNING = " (warning)";
const NO_RULE = "null";
const MAX_ROWS = 400;
const MAX_BANNER_LINES = 4;

/** JavaScript Standard Style and its kin. */
export const standard: LogFormat = {
  id: "standard",
  title: "JavaScript Standard Style",
  glance: [BANNER, ". (", " (null)"],
  read: readRows,
};

/** Reads the rows below the banner, or from a row on where the two streams were not kept in order. */
function readRows(window: LogWindow): Match | undefined {
  let to = 0;
  if (window.text(0)?.includes(BANNER) === true)
    while (to < MAX_BANNER_LINES && /^\w+: /.test(window.text(to) ?? "")) to += 1;
  const findings: Finding[] = [];
  for (; findings.length < MAX_ROWS; to++) {
    const finding = parseRow(window.text(to)?.trimEnd() ?? "");
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: to, to } });
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

/** `  /home/shop/src/cart.js:1:14: Extra semicolon. (semi)`, with ` (warning)` behind what is no error yet. */
function parseRow(text: string): Finding | undefined {
  const start = PLACE.exec(text)?.[0];
  const place = start === undefined ? undefined : parsePlace(start.trim().slice(0, -1));
  if (start === undefined || place === undefined) return undefined;
  const isWarning = text.endsWith(WARNING);
  const { message, code } = splitBracketedRule(
    text.slice(start.length, isWarning ? -WARNING.length : undefined),
  );
  if (code === undefined) return undefined;
  const finding: Finding = { severity: isWarning ? "warning" : "error", message, place };
  return code === NO_RULE ? finding : { ...finding, code };
}
