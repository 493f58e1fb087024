import { stripEscapes } from "../../logs/clean.ts";
import { parseRow } from "./eslint/row.ts";
import { parseDiagnosticLine } from "./tsc/diagnostic-line.ts";
import { parseCommand } from "./workflow-command.ts";

/** A log inside a carrier, and where its lines went: 1-based line of the original to 1-based line of the wrapped log. */
export interface WrappedLog {
  text: string;
  first: number[];
  last: number[];
}

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z ?/;
/** The lines of a recorded log; one that is a raw job log already stays as it is. */
export function toPlainLog(text: string): string[] {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\n$/, "")
    .split("\n");
}

/**
 * Wraps lines as the runner of GitHub Actions writes them: byte order mark, time stamp, `##[error]` for workflow
 * commands and before the lines its problem matchers know. A message of several lines is stamped once.
 */
export function toJobLog(lines: readonly string[]): WrappedLog {
  const isRaw = STAMP.test(lines[0] ?? "");
  const written: string[] = isRaw
    ? []
    : ["2026-11-20T09:01:02.1234567Z ##[group]Run npm test", "2026-11-20T09:01:02.1234567Z ##[endgroup]"];
  const first = [0];
  const last = [0];
  for (const line of lines) {
    first.push(written.length + 1);
    written.push(...(isRaw ? [line] : stamped(marked(line))));
    last.push(written.length);
  }
  return { text: `\uFEFF${written.join("\n")}\n`, first, last };
}

function stamped(message: string): string[] {
  const [head = "", ...rest] = message.split("\n");
  return [`2026-11-20T09:01:02.7654321Z ${head}`, ...rest];
}

function marked(line: string): string {
  const command = parseCommand(line);
  if (command !== undefined) return `##[${command.level}]${command.message}`;
  const text = stripEscapes(line);
  const diagnostic = parseDiagnosticLine(text);
  const level = diagnostic?.place === undefined ? parseRow(text)?.severity : diagnostic.severity;
  return level === undefined ? line : `##[${level}]${text}`;
}
