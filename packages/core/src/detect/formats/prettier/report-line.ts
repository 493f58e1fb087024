import type { Severity } from "../../../model/problem.ts";
import type { Finding } from "../format.ts";
import { claim } from "../place.ts";

/** A line behind `[error]` or `[warn]`. */
export interface ReportLine {
  severity: Severity;
  text: string;
  isSyntaxError: boolean;
  /** Whether it belongs to the line before: the code frame or the stack of an error. */
  isDetail: boolean;
}

const LEVELS: Readonly<Record<string, Severity>> = { "[error] ": "error", "[warn] ": "warning" };
const SYNTAX_ERROR = ": SyntaxError: ";
const POSITION = / \((\d{1,9}):(\d{1,9})\)$/;
const DETAIL = /^(?:\s|>|$)/;
const PATH = /^(?:\S.*[\\/])?[^\\/:]*\.[\w-]{1,20}$/;
const SUMMARY = /^(?:Code style issues |Error occurred when checking code style )/;

/** Reads `[error] src/cart.ts: SyntaxError: ',' expected. (1:39)` or `[warn] src/cart.ts`. */
export function parseReportLine(line: string): ReportLine | undefined {
  const trimmed = line.trimEnd();
  if (trimmed === "[error]") return { severity: "error", text: "", isSyntaxError: false, isDetail: true };
  const level = trimmed.slice(0, trimmed.indexOf("]") + 2);
  const severity = LEVELS[level];
  if (severity === undefined) return undefined;
  const text = trimmed.slice(level.length);
  const isSyntaxError = severity === "error" && text.includes(SYNTAX_ERROR) && POSITION.test(text);
  return { severity, text, isSyntaxError, isDetail: severity === "error" && DETAIL.test(text) };
}

/** A path alone says that the file is not formatted. */
export function toFinding({ severity, text, isSyntaxError }: ReportLine): Finding {
  if (isSyntaxError) return syntaxError(text);
  if (SUMMARY.test(text)) return { severity, message: text, consequence: true };
  return severity === "warning" && PATH.test(text) ? unformatted(text) : { severity, message: text };
}

/** A file that is not as Prettier would write it. */
export function unformatted(path: string): Finding {
  const message = "Code style issues found. Run Prettier to fix.";
  return { severity: "warning", message, place: { path, line: 1 } };
}

function syntaxError(text: string): Finding {
  const at = text.indexOf(SYNTAX_ERROR);
  const [tail = "", line, column] = POSITION.exec(text) ?? [];
  const message = text.slice(at + 2, text.length - tail.length);
  const place = claim(text.slice(0, at), Number(line), Number(column));
  return { code: "SyntaxError", severity: "error", message, place };
}
