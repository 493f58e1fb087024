import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const ROW = /^(\d{1,9}):(\d{1,9}) {2}(Error|Warning): (\S.*)$/s;
const RULE = / {2}(@?[a-z][\w/@-]{0,100})$/;
const PATH = /^\.{1,2}\/\S.*\.\w{1,8}$/;
const MAX_ROWS = 400;

/**
 * Reads ESLint's rows as `next build` and `next lint` print them, below the file:
 * `./app/page.tsx`, `3:7  Error: 'total' is never reassigned. Use 'const' instead.  prefer-const`.
 */
export function readLint(window: LogWindow): Match | undefined {
  const path = (window.text(-1) ?? "").trimEnd();
  if (!PATH.test(path)) return undefined;
  const findings: Finding[] = [];
  for (let offset = 0; offset < MAX_ROWS; offset++) {
    const row = readRow((window.text(offset) ?? "").trimEnd(), path);
    if (row === undefined) break;
    findings.push({ ...row, lines: { from: offset, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: -1, to: findings.length, findings };
}

function readRow(text: string, path: string): Finding | undefined {
  const [, line, column, level, said = ""] = ROW.exec(text) ?? [];
  if (level === undefined) return undefined;
  const rule = RULE.exec(said);
  const finding: Finding = {
    severity: level === "Error" ? "error" : "warning",
    message: said.slice(0, rule?.index ?? said.length),
    place: claim(path, Number(line), Number(column)),
  };
  return rule?.[1] === undefined ? finding : { ...finding, code: rule[1] };
}
