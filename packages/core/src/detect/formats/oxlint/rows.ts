import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const ROW = /^ {2}(\d{1,9}):(\d{1,9}) {2,20}(error|warning) {2}(\S.*)$/s;
const RULE = / {2}([a-z][\w-]{0,40}\([\w/-]{1,120}\))$/;
const MAX_ROWS = 300;

/** Reads the rows of its `stylish` formatter, which names rules as `eslint(no-debugger)` and ends the others in a gap. */
export function readRows(window: LogWindow, previous: Match | undefined): Match | undefined {
  const header = fileName(window.text(-1));
  const path = header ?? previous?.findings.at(-1)?.place?.path;
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  while (findings.length < MAX_ROWS) {
    const finding = parseRow(window.text(findings.length) ?? "", path);
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: findings.length, to: findings.length } });
  }
  if (findings.length === 0) return undefined;
  return { from: header === undefined ? 0 : -1, to: findings.length, findings };
}

/** `  7:5    warning  `debugger` statement is not allowed  eslint(no-debugger)`. */
function parseRow(text: string, path: string): Finding | undefined {
  const [, line, column, severity, rest] = ROW.exec(text) ?? [];
  if (line === undefined || column === undefined || rest === undefined) return undefined;
  const code = RULE.exec(rest)?.[1];
  if (code === undefined && !rest.endsWith("  ")) return undefined;
  const message = (code === undefined ? rest : rest.slice(0, -code.length)).trimEnd();
  const place = claim(path, Number(line), Number(column));
  const finding: Finding = { severity: severity === "error" ? "error" : "warning", message, place };
  return code === undefined ? finding : { ...finding, code };
}

function fileName(text: string | undefined): string | undefined {
  return text !== undefined && /^\S/.test(text) && /[\\/.]/.test(text) ? text.trimEnd() : undefined;
}
