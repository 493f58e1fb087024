import { blockLines } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^FAIL (?:"(.{1,300})" )?at \((\S{1,300}\.clj[cs]?):(\d{1,9})\)$/;
const TOLD = /^\s*(?:Expected|Actual|Actual result)\b.*:/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 8;

/** A fact of Midje that failed: `FAIL "adds two items" at (cart_test.clj:7)`, then what was expected and what came. */
export function readMidje(window: LogWindow): Match | undefined {
  const [, test, path, line] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined) return undefined;
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (text) => text.trim() === "" || text.startsWith("FAIL") || text.startsWith("FAILURE: "),
  );
  if (!lines.some((text) => TOLD.test(text))) return undefined;
  const message = lines
    .slice(0, MAX_MESSAGE_LINES)
    .map((text) => text.trim())
    .join("\n");
  const finding: Finding = { severity: "error", message, place: { path, line: Number(line) } };
  if (test !== undefined) finding.test = test;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}
