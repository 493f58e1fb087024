import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parseRow, type Row } from "./row.ts";

const MAX_AWAY = 30;
const PASSED = /PASS|OK|ok|✓|✔/;
/** Sums, and what is done: `Applying 0002_users... FAILED`. */
const NO_TEST =
  /^(?:[A-Z][a-z]{1,20}ing|ALL|All|TOTAL|Total|[Tt]ests?|Summary|Results?|Status|Overall)\b|[:=] ?$|\([\w.]{1,200}\)$/;

/** Failed tests of runners that nobody has a format for: a list of names, each with what came of it. */
export const testRows: LogFormat = {
  id: "test-rows",
  title: "lists of tests",
  glance: ["FAIL", "ERROR", "✖ Failed", "✗ Failed"],
  read,
};

/** `motions/line-end          FAIL`, where a row close to it says `PASS` in the same way. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const row = parseRow(text);
  if (row === undefined || !row.isFailed || NO_TEST.test(row.name) || !hasPassed(window, row))
    return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trim(), test: row.name }] };
}

function hasPassed(window: LogWindow, { layout }: Row): boolean {
  for (let away = 1; away < MAX_AWAY; away++)
    for (const offset of [-away, away]) {
      const text = window.text(offset) ?? "";
      const other = PASSED.test(text) ? parseRow(text) : undefined;
      if (other?.layout === layout && !other.isFailed && !NO_TEST.test(other.name)) return true;
    }
  return false;
}
