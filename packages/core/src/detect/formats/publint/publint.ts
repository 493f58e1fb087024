import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const START = "Linting...";
const RESULTS = / lint results:$/;
const HEADINGS: ReadonlyMap<string, Severity | "suggestion"> = new Map(
  Object.entries<Severity | "suggestion">({
    "Errors:": "error",
    "Warnings:": "warning",
    "Suggestions:": "suggestion",
  }),
);
const ROW = /^\d{1,4}\. (\S.*)$/s;
const MAX_LINES = 400;

/** What publint finds wrong with a package; its suggestions are no problems. */
export const publint: LogFormat = {
  id: "publint",
  title: "publint",
  glance: [START, " lint results:"],
  read: readReport,
};

/** Below `Linting...` or `shop lint results:` each of `Errors:` and `Warnings:` has rows: `1. pkg.module should be ESM, …`. */
function readReport(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (text !== START && !RESULTS.test(text)) return undefined;
  const findings: Finding[] = [];
  let severity: Severity | "suggestion" | undefined;
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const line = window.text(to)?.trimEnd() ?? "";
    const message = ROW.exec(line)?.[1];
    if (HEADINGS.get(line) === undefined && message === undefined) break;
    severity = HEADINGS.get(line) ?? severity;
    if (message === undefined || severity === undefined || severity === "suggestion") continue;
    findings.push({ severity, message, place: { path: "package.json", line: 1 }, lines: { from: to, to } });
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}
