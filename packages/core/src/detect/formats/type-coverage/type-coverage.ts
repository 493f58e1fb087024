import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const VERDICT = "The type coverage rate(";
const RATE = /^\(\d{1,9} \/ \d{1,9}\) [\d.]{1,6}%$/;
const MAX_ROWS = 60;

/** Coverage by types below its target, and with `--detail` each name without one. */
export const typeCoverage: LogFormat = {
  id: "type-coverage",
  title: "type-coverage",
  glance: [VERDICT],
  read: readVerdict,
};

/** `The type coverage rate(33.33%) is lower than the target(100%).` below rows like `/home/shop/src/cart.ts:2:7: total`. */
function readVerdict(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trimEnd() ?? "";
  if (!message.startsWith(VERDICT)) return undefined;
  const last = RATE.test(window.text(-1)?.trimEnd() ?? "") ? -2 : -1;
  const rows: Finding[] = [];
  while (rows.length < MAX_ROWS) {
    const offset = last - rows.length;
    const row = readRow(window.text(offset) ?? "");
    if (row === undefined) break;
    rows.unshift({ ...row, lines: { from: offset, to: offset } });
  }
  const verdict: Finding = { severity: "error", message, lines: { from: 0, to: 0 } };
  if (rows.length > 0) verdict.consequence = true;
  return { from: last + 1 - rows.length, to: 1, findings: [...rows, verdict] };
}

function readRow(text: string): Finding | undefined {
  const at = text.lastIndexOf(": ");
  const place = at === -1 ? undefined : parsePlace(text.slice(0, at));
  if (place?.column === undefined) return undefined;
  return { severity: "error", message: `${text.slice(at + 2).trimEnd()} has no type`, place };
}
