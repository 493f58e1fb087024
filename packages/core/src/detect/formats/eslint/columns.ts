import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

const ROW = /^(error|warn|fatal) {2,}(\S.*)$/s;
const RULE = /^([@A-Za-z][\w@/.-]*) {2,}/;
/** Messages that no rule makes. */
const UNRULED = /^(?:Parsing error: |Unused eslint-disable )/;
const PLACE = /:\d{1,9}:\d{1,9}$/;
/** A parser may count columns from 0; ESLint's own are never that. */
const NO_COLUMN = /(:\d{1,9}):0$/;
const MAX_MESSAGE_LINES = 40;

/** Reads a row of eslint-formatter-gitlab: `error  no-undef  'boom' is not defined.  /home/shop/src/cart.ts:3:7`. */
export function readColumns(window: LogWindow): Match | undefined {
  const { 1: level, 2: first } = ROW.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (level === undefined || first === undefined) return undefined;
  const code = RULE.exec(first)?.[1];
  if (code === undefined && !UNRULED.test(first)) return undefined;
  const lines = [first.slice(code?.length ?? 0).trimStart()];
  while (lines.length < MAX_MESSAGE_LINES) {
    const told = splitPlace(lines.join("\n"));
    if (told !== undefined) {
      const finding: Finding = { severity: level === "warn" ? "warning" : "error", ...told };
      return { from: 0, to: lines.length, findings: [code === undefined ? finding : { ...finding, code }] };
    }
    const next = window.text(lines.length)?.trimEnd();
    if (next === undefined || next === "" || ROW.test(next)) return undefined;
    lines.push(next);
  }
  return undefined;
}

/** The place stands in the last column, behind a message of one line or more. */
function splitPlace(text: string): { message: string; place: PathClaim } | undefined {
  const gap = text.lastIndexOf("  ");
  const written = text.slice(gap + 2);
  const place = gap === -1 ? undefined : parsePlace(written.replace(NO_COLUMN, "$1"));
  if (place === undefined || !PLACE.test(written) || !/^(?:[A-Za-z]:)?[\\/]/.test(place.path))
    return undefined;
  return { message: text.slice(0, gap).trimEnd(), place };
}
