import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const LINE = /^➤ (YN\d{4}): (?:[│·┌└] ?)?(.*)$/s;
const FAILED = /^Failed with errors in /;
const DIFF = /^(?:[+-]|@@)/;
const USAGE = /^(?:Usage|Internal|Unknown Syntax) Error: (\S.*)$/s;
const MANIFEST = /^Syntax Error: (\S.*) \(when parsing ([^()]+)\)$/s;
const POSITION = /\(line (\d{1,9}) column (\d{1,9})\)/;
const NOT_BUILT = "YN0009";
const MAX_ROWS = 10;
/** What the codes stand for that Yarn prints as errors or warnings: https://yarnpkg.com/advanced/error-codes. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
  YN0001: "error",
  YN0002: "warning",
  YN0009: "error",
  YN0010: "error",
  YN0016: "error",
  YN0018: "error",
  YN0020: "error",
  YN0022: "error",
  YN0027: "error",
  YN0028: "error",
  YN0030: "error",
  YN0031: "error",
  YN0035: "error",
  YN0040: "error",
  YN0041: "error",
  YN0046: "error",
  YN0047: "error",
  YN0050: "error",
  YN0053: "error",
  YN0056: "error",
  YN0057: "error",
  YN0060: "warning",
  YN0071: "error",
  YN0078: "error",
  YN0080: "error",
  YN0081: "error",
  YN0082: "error",
  YN0086: "warning",
  YN0090: "error",
  YN0091: "error",
};

/**
 * Reads a line of Yarn 2 and newer: `➤ YN0082: │ is-odd@npm:^99.0.0: No candidates found`, with the rows that explain it,
 * or `Usage Error: Couldn't find a script named "nope".` Lines of a lockfile's difference say nothing by themselves.
 */
export function readBerry(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const usage = USAGE.exec(text)?.[1];
  if (usage !== undefined) return { from: 0, to: 1, findings: [{ severity: "error", message: usage }] };
  return readManifestError(text) ?? readCoded(window, text);
}

/** `Syntax Error: Expected … in JSON at position 73 (line 3 column 37) (when parsing /shop/package.json)` */
function readManifestError(text: string): Match | undefined {
  const [, message, path] = MANIFEST.exec(text) ?? [];
  if (message === undefined || path === undefined) return undefined;
  const [, line = "1", column] = POSITION.exec(message) ?? [];
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column));
  return { from: 0, to: 1, findings: [{ severity: "error", message, place }] };
}

function readCoded(window: LogWindow, text: string): Match | undefined {
  const [, code = "", said = ""] = LINE.exec(text) ?? [];
  if (FAILED.test(said))
    return { from: 0, to: 1, findings: [{ severity: "error", message: said, consequence: true }] };
  const severity = SEVERITIES[code];
  if (severity === undefined || DIFF.test(said) || said.trim() === "" || /^ {4}at /.test(said))
    return undefined;
  const rows = explanations(window, code);
  const finding: Finding = { severity, code, message: [said, ...rows].join("\n") };
  if (code === NOT_BUILT && isBelowOutput(window)) finding.consequence = true;
  return { from: 0, to: 1 + rows.length, findings: [finding] };
}

/** `➤ YN0035: │   Response Code: 404 (Not Found)` below the error of the same code. */
function explanations(window: LogWindow, code: string): string[] {
  const rows: string[] = [];
  while (rows.length < MAX_ROWS) {
    const [, next, said] = LINE.exec((window.text(rows.length + 1) ?? "").trimEnd()) ?? [];
    if (next !== code || said === undefined || !/^ {2}\S/.test(said)) break;
    rows.push(said);
  }
  return rows;
}

/** Whether what a package's script printed stands above, or was read already: then that tells why. */
function isBelowOutput(window: LogWindow): boolean {
  const above = window.text(-1);
  return above === undefined || / STD(?:ERR|OUT)(?: |$)/.test(above);
}
