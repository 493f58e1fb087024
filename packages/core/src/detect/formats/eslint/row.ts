import type { Severity } from "../../../model/problem.ts";

/** One message of the stylish formatter, as far as its first line tells. */
export interface Row {
  line: number;
  column: number;
  severity: Severity;
  /** Message and rule name, still in one piece. */
  rest: string;
}

export interface RuleMessage {
  message: string;
  rule?: string;
}

/** Textlint marks what it can mend: `  3:43  ✓ error  Incorrect term  terminology`. */
const ROW = /^ {2,}(\d{1,9}):(\d{1,9}) {2,}(?:✓ )?(error|warning) {2,}(\S.*)$/s;
const RULE = /^[@A-Za-z][\w@/.-]*$/;

/** Reads a row below a file's name: `  12:34  error  'total' is defined but never used  no-unused-vars`. */
export function parseRow(text: string): Row | undefined {
  const [, line, column, severity, rest] = ROW.exec(text) ?? [];
  if (line === undefined || column === undefined || rest === undefined) return undefined;
  return {
    line: Number(line),
    column: Number(column),
    severity: severity === "warning" ? "warning" : "error",
    rest,
  };
}

/** Parts a message from the rule name at its end; messages of the parser carry no rule. */
export function splitRule(text: string): RuleMessage {
  const end = text.trimEnd();
  const gap = end.lastIndexOf("  ");
  const rule = end.slice(gap + 2);
  if (gap === -1 || !RULE.test(rule)) return { message: end };
  return { message: end.slice(0, gap).trimEnd(), rule };
}
