import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookOnce } from "../look-once.ts";
import { readList } from "./list.ts";
import { isOfConfiguration, joinConfiguration } from "./configuration.ts";
import { parseReportLine, toFinding } from "./report-line.ts";

const HEADER = "Checking formatting...";
const ERRORS = "Error occurred when checking code style in ";
const STYLE_ISSUES = "Code style issues ";
const MAX_LINES = 384;

/** What `prettier --check` complains about, what `prettier -l` lists, and files that Prettier cannot parse. */
export const prettier: LogFormat = {
  id: "prettier",
  title: "Prettier",
  glance: ["[error]", "[warn]", ERRORS, "prettier "],
  readsCommands: true,
  read: (window, previous) =>
    (previous !== undefined || window.text(-1) === HEADER ? readReport(window, true) : findReport(window)) ??
    readSummary(window) ??
    readList(window),
};

const findReport = lookOnce(MAX_LINES, (window) => readReport(window, false));

/** Reads lines that begin with `[error]` or `[warn]`, when something tells that they are of Prettier. */
function readReport(window: LogWindow, isBegun: boolean): Match | undefined {
  const findings: Finding[] = [];
  let isKnown = isBegun;
  let to = 0;
  for (; to < MAX_LINES; to++) {
    const line = parseReportLine(window.text(to) ?? "");
    if (line === undefined) break;
    isKnown ||= line.isSyntaxError || line.text.startsWith(STYLE_ISSUES);
    if (line.isDetail) extend(findings.at(-1), to);
    else findings.push({ ...toFinding(line), lines: { from: to, to } });
  }
  isKnown ||= to === MAX_LINES || window.text(to)?.startsWith(ERRORS) === true;
  isKnown ||= findings.some(isOfConfiguration);
  return isKnown && findings.length > 0 ? { from: 0, to, findings: joinConfiguration(findings) } : undefined;
}

function extend(finding: Finding | undefined, to: number): void {
  if (finding?.lines !== undefined) finding.lines.to = to;
}

/** `Error occurred when checking code style in 9 files.` */
function readSummary(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(ERRORS)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd(), consequence: true }] };
}
