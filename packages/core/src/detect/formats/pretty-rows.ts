import type { Severity } from "../../model/problem.ts";
import type { Finding, LogWindow, Match } from "./format.ts";
import { claim, parsePlace } from "./place.ts";

/** What tells the tools apart that print this layout. */
export interface PrettyRowsOptions {
  isFile(path: string): boolean;
  /** The number that stands for the first column. */
  firstColumn: 0 | 1;
}

const ROW = /^ {2}([✖⚠]) {2,9}(\d{1,9}):(\d{1,9}) {2,}(\S.*)$/s;
const RULE = /^[@A-Za-z][\w@/.-]*$/;
const MARKS: Readonly<Record<string, Severity>> = { "✖": "error", "⚠": "warning" };
const MAX_ROWS = 400;

/**
 * Reads rows of eslint-formatter-pretty, with a file and its first position above them:
 * `  src/cart.js:1:1`, `  ✖  1:1  Unexpected var, use let or const instead.  no-var`.
 */
export function readPrettyRows(window: LogWindow, options: PrettyRowsOptions): Match | undefined {
  const path = fileAbove(window.text(-1) ?? "");
  if (path === undefined || !options.isFile(path)) return undefined;
  const findings: Finding[] = [];
  while (findings.length < MAX_ROWS) {
    const finding = parseRow(window.text(findings.length)?.trimEnd() ?? "", path, options.firstColumn);
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: findings.length, to: findings.length } });
  }
  return findings.length === 0 ? undefined : { from: -1, to: findings.length, findings };
}

function fileAbove(text: string): string | undefined {
  if (!/^ {2}\S/.test(text)) return undefined;
  const name = text.trim();
  return parsePlace(name)?.path ?? name;
}

function parseRow(text: string, path: string, firstColumn: 0 | 1): Finding | undefined {
  const [, mark, line, column, rest] = ROW.exec(text) ?? [];
  const severity = MARKS[mark ?? ""];
  if (severity === undefined || rest === undefined) return undefined;
  const place = claim(path, Number(line), Number(column) + 1 - firstColumn);
  const gap = rest.lastIndexOf("  ");
  const code = rest.slice(gap + 2);
  if (gap === -1 || !RULE.test(code)) return { severity, message: rest, place };
  return { code, severity, message: rest.slice(0, gap).trimEnd(), place };
}
