import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";
import { readJson } from "./json.ts";
import { severityOf } from "./level.ts";
import { wholeText } from "../whole-text.ts";

const HEAD = /^In (\S.*) line (\d{1,9}):$/;
const MARK = /^( *)\^(?:-*\^|--) (SC\d{4})(?: \((error|warning|info|style)\))?: (\S.*)$/;
const GCC = /^(error|warning|note): (\S.*) \[(SC\d{4})\]$/;
const MAX_MARKS = 60;
const TAB_STOP = 8;

/** Comments of ShellCheck. Its levels info and style are warnings. */
export const shellcheck: LogFormat = {
  id: "shellcheck",
  title: "ShellCheck",
  glance: ["In ", "[SC", ',"code":1', ',"code":2', ',"code":3'],
  read(window) {
    const text = window.text(0) ?? "";
    return readComments(window) ?? readGcc(text) ?? readJson(wholeText(window));
  },
};

/**
 * `In lint.sh line 3:`, the code, and a mark for each comment: `     ^-- SC2086 (info): Double quote to prevent …`.
 * Before 0.7 no level was told.
 */
function readComments(window: LogWindow): Match | undefined {
  const [, path, line] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || !MARK.test(window.text(2) ?? "")) return undefined;
  const source = window.text(1) ?? "";
  const findings: Finding[] = [];
  let offset = 2;
  for (; offset < MAX_MARKS; offset++) {
    const [, indent = "", code, level, message] = MARK.exec(window.text(offset) ?? "") ?? [];
    if (code === undefined || message === undefined) break;
    const place = { path, line: Number(line), column: columnBelow(source, indent.length) };
    findings.push({
      code,
      severity: severityOf(level, code),
      message,
      place,
      lines: { from: 0, to: offset },
    });
  }
  return { from: 0, to: offset, findings };
}

/** The column of the code that stands above a mark, which counts a tab up to the next stop. */
function columnBelow(source: string, width: number): number {
  let column = 1;
  for (let at = 0; at < width; column++) at += source[column - 1] === "\t" ? TAB_STOP - (at % TAB_STOP) : 1;
  return column;
}

/** `lint.sh:3:6: note: Double quote to prevent globbing and word splitting. [SC2086]` */
function readGcc(text: string): Match | undefined {
  const line = parsePlaceLine(text);
  const [, level, message, code] = GCC.exec(line?.text ?? "") ?? [];
  if (line?.isExact !== true || code === undefined || message === undefined) return undefined;
  const severity = severityOf(level, code);
  return { from: 0, to: 1, findings: [{ code, severity, message, place: line.place }] };
}
