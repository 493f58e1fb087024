import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parseRow, type Row } from "./row.ts";

const MAX_AWAY = 40;
/** Sums, and levels of loggers. */
const NO_TEST = /^(?:ALL|Total|Tests?|Summary|Result|Results|Status|Overall)\b|[:=] ?$/i;

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
      const other = parseRow(window.text(offset) ?? "");
      if (other?.layout === layout && !other.isFailed && !NO_TEST.test(other.name)) return true;
    }
  return false;
}
