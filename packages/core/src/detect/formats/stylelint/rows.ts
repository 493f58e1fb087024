import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const MARKS: Readonly<Record<string, Severity>> = {
  "✖": "error",
  "×": "error",
  "⚠": "warning",
  "‼": "warning",
};
const ROW = /^ {1,8}(\d{1,9}):(\d{1,9}) {2,9}([✖×⚠‼]) {2}(\S.*)$/s;
const RULE = /^(?:--)?[@\w][\w@/.-]*$/;
const MAX_OFFSET = 384;

/** Reads the rows of one file, whose name stands above them: `  2:37  ✖  Disallowed unit  length-zero-no-unit`. */
export function readRows(window: LogWindow, previous: Match | undefined): Match | undefined {
  const header = fileName(window.text(-1));
  const path = header ?? previous?.findings.at(-1)?.place?.path;
  if (path === undefined || parseRow(window.text(0) ?? "", path) === undefined) return undefined;
  const findings: Finding[] = [];
  let offset = 0;
  while (offset < MAX_OFFSET) {
    const row = parseRow(window.text(offset) ?? "", path);
    if (row === undefined) break;
    const rest = continuation(window, offset + 1);
    const lines = { from: offset, to: offset + rest.length };
    findings.push({ ...row, message: [row.message, ...rest].join(" "), lines });
    offset = lines.to + 1;
  }
  return { from: header === undefined ? 0 : -1, to: offset, findings };
}

function parseRow(text: string, path: string): Finding | undefined {
  const [, line, column, mark, rest] = ROW.exec(text.trimEnd()) ?? [];
  const severity = MARKS[mark ?? ""];
  if (severity === undefined || rest === undefined) return undefined;
  const place = claim(path, Number(line), Number(column));
  const gap = rest.lastIndexOf("  ");
  const code = rest.slice(gap + 2);
  if (gap === -1 || !RULE.test(code)) return { severity, message: rest, place };
  return { code, severity, message: rest.slice(0, gap).trimEnd(), place };
}

/** In a terminal a long message goes on below, far to the right. */
function continuation(window: LogWindow, from: number): string[] {
  const texts: string[] = [];
  for (let offset = from; offset < from + 20; offset++) {
    const text = window.text(offset)?.trimEnd() ?? "";
    if (!text.startsWith("        ") || ROW.test(text)) break;
    texts.push(text.trim());
  }
  return texts;
}

function fileName(text: string | undefined): string | undefined {
  return text !== undefined && /^\S/.test(text) && /[\\/.]/.test(text) ? text.trimEnd() : undefined;
}
