import type { Severity } from "../../../model/problem.ts";
import type { Match } from "../format.ts";

const LINE = /^➤ (YN\d{4}): (?:[│·┌└] ?)?(.*)$/s;
const FAILED = /^Failed with errors in /;
const DIFF = /^(?:[+-]|@@)/;
const USAGE = /^(?:Usage|Internal) Error: (\S.*)$/s;
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
 * Reads a line of Yarn 2 and newer: `➤ YN0082: │ is-odd@npm:^99.0.0: No candidates found`,
 * `Usage Error: Couldn't find a script named "nope".` Lines of a lockfile's difference say nothing by themselves.
 */
export function readBerry(text: string): Match | undefined {
  const usage = USAGE.exec(text.trimEnd())?.[1];
  if (usage !== undefined) return { from: 0, to: 1, findings: [{ severity: "error", message: usage }] };
  const [, code = "", said = ""] = LINE.exec(text.trimEnd()) ?? [];
  if (FAILED.test(said))
    return { from: 0, to: 1, findings: [{ severity: "error", message: said, consequence: true }] };
  const severity = SEVERITIES[code];
  if (severity === undefined || DIFF.test(said) || said.trim() === "" || /^ {4}at /.test(said))
    return undefined;
  return { from: 0, to: 1, findings: [{ severity, code, message: said }] };
}
