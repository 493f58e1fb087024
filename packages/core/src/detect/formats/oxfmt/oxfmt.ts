import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readDiagnostic } from "../oxlint/diagnostic.ts";

const HEADER = "Checking formatting...";
const ERRORS = "Error occurred when checking code style in the above files.";
const ISSUES = "Format issues found in above ";
const FILE = /^(\S.*) \(\d{1,9}(?:\.\d{1,9})?(?:ms|s)\)$/s;
const MAX_FILES = 400;

/** What `oxfmt --check` complains about: files that are not formatted, and files that it cannot parse. */
export const oxfmt: LogFormat = {
  id: "oxfmt",
  title: "oxfmt",
  glance: [HEADER, "⚠", "×", "  x ", "  ! ", ERRORS, ISSUES],
  read: (window, previous) => readFiles(window) ?? readSyntaxError(window, previous) ?? readSummary(window),
};

/** Below `Checking formatting...` and an empty line: `src/cart.ts (1ms)`. */
function readFiles(window: LogWindow): Match | undefined {
  if (window.text(0) !== HEADER || window.text(1) !== "") return undefined;
  const findings: Finding[] = [];
  while (findings.length < MAX_FILES) {
    const offset = findings.length + 2;
    const path = FILE.exec(window.text(offset)?.trimEnd() ?? "")?.[1];
    if (path === undefined) break;
    const lines = { from: offset, to: offset };
    findings.push({ severity: "error", message: "Format issues found.", place: { path, line: 1 }, lines });
  }
  const to = findings.length + 2;
  return isDiagnostic(window, to) || findings.length > 0
    ? { from: 0, to: skipEmpty(window, to), findings }
    : undefined;
}

function isDiagnostic(window: LogWindow, offset: number): boolean {
  return window.text(offset - 1) === "" && /^ {2}[×⚠x!] /.test(window.text(offset) ?? "");
}

/** Diagnostics look like oxlint's; they follow the list of files. */
function readSyntaxError(window: LogWindow, previous: Match | undefined): Match | undefined {
  const match = previous === undefined ? undefined : readDiagnostic(window);
  if (match === undefined) return undefined;
  const lines = { from: 0, to: match.to - 1 };
  const findings = match.findings.map((finding) => ({ ...finding, lines }));
  return { from: 0, to: skipEmpty(window, match.to), findings };
}

function readSummary(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trimEnd() ?? "";
  if (message !== ERRORS && !message.startsWith(ISSUES)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}

function skipEmpty(window: LogWindow, from: number): number {
  return window.text(from) === "" ? from + 1 : from;
}
