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
/** Where the first message tells no line. */
const NO_POSITION = /:undefined:undefined$/;
const MAX_OFFSET = 400;
const MAX_MESSAGE_LINES = 40;

/**
 * Reads rows of eslint-formatter-pretty, with a file and its first position above them:
 * `  src/cart.js:1:1`, `  ✖  1:1  Unexpected var, use let or const instead.  no-var`.
 */
export function readPrettyRows(window: LogWindow, options: PrettyRowsOptions): Match | undefined {
  const path = fileAbove(window.text(-1) ?? "");
  if (path === undefined || !options.isFile(path)) return undefined;
  const findings: Finding[] = [];
  let offset = 0;
  while (offset < MAX_OFFSET) {
    const rest = messageLines(window, offset);
    const text = [window.text(offset)?.trimEnd() ?? "", ...rest].join("\n");
    const finding = parseRow(text, path, options.firstColumn);
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: offset, to: offset + rest.length } });
    offset += 1 + rest.length;
  }
  return findings.length === 0 ? undefined : { from: -1, to: offset, findings };
}

/** The lines below a row down to one with a rule name behind it; none when the next row comes first. */
function messageLines(window: LogWindow, from: number): string[] {
  const lines: string[] = [];
  let last = window.text(from)?.trimEnd() ?? "";
  if (!ROW.test(last)) return [];
  while (!hasRule(last)) {
    const text = window.text(from + lines.length + 1)?.trimEnd();
    if (text === undefined || ROW.test(text) || lines.length === MAX_MESSAGE_LINES) return [];
    lines.push(text);
    last = text;
  }
  return lines;
}

function hasRule(text: string): boolean {
  const gap = text.lastIndexOf("  ");
  return gap > 0 && RULE.test(text.slice(gap + 2));
}

function fileAbove(text: string): string | undefined {
  if (!/^ {2}\S/.test(text) || ROW.test(text)) return undefined;
  const name = text.trim();
  return parsePlace(name)?.path ?? name.replace(NO_POSITION, "");
}

function parseRow(text: string, path: string, firstColumn: 0 | 1): Finding | undefined {
  const [, mark, line, column, rest] = ROW.exec(text) ?? [];
  const severity = MARKS[mark ?? ""];
  if (severity === undefined || rest === undefined) return undefined;
  const place = claim(path, Number(line), Number(column) + 1 - firstColumn);
  if (!hasRule(rest)) return { severity, message: rest, place };
  const gap = rest.lastIndexOf("  ");
  const code = rest.slice(gap + 2);
  return { code, severity, message: rest.slice(0, gap).trimEnd(), place };
}
