import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD = /^In (\S.*) line (\d{1,9}):$/;
const MARK = /^( *)\^(?:-*\^|--) (SC\d{4}) \((error|warning|info|style)\): (\S.*)$/;
const GCC = /^(error|warning|note): (\S.*) \[(SC\d{4})\]$/;
const MAX_MARKS = 60;

/** Comments of ShellCheck. Its levels info and style are warnings. */
export const shellcheck: LogFormat = {
  id: "shellcheck",
  title: "ShellCheck",
  glance: ["In ", "[SC"],
  read: (window) => readComments(window) ?? readGcc(window.text(0) ?? ""),
};

/** `In lint.sh line 3:`, the code, and a mark for each comment: `     ^-- SC2086 (info): Double quote to prevent …`. */
function readComments(window: LogWindow): Match | undefined {
  const [, path, line] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || !MARK.test(window.text(2) ?? "")) return undefined;
  const findings: Finding[] = [];
  let offset = 2;
  for (; offset < MAX_MARKS; offset++) {
    const [, indent = "", code, level, message] = MARK.exec(window.text(offset) ?? "") ?? [];
    if (code === undefined || message === undefined) break;
    const place = { path, line: Number(line), column: indent.length + 1 };
    findings.push({ code, severity: severityOf(level), message, place, lines: { from: 0, to: offset } });
  }
  return { from: 0, to: offset, findings };
}

/** `lint.sh:3:6: note: Double quote to prevent globbing and word splitting. [SC2086]` */
function readGcc(text: string): Match | undefined {
  const line = parsePlaceLine(text);
  const [, level, message, code] = GCC.exec(line?.text ?? "") ?? [];
  if (line?.isExact !== true || code === undefined || message === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ code, severity: severityOf(level), message, place: line.place }] };
}

function severityOf(level: string | undefined): Severity {
  return level === "error" ? "error" : "warning";
}
