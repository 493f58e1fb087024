import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import type { LineReader } from "../line-reader.ts";
import { parsePlaceLine } from "../place-line.ts";
import { openFilesAt, type OpenFiles } from "./open-files.ts";

const HEAD = /^! (?:LaTeX(?:3)? Error: |(?:Package|Class) (\S+) Error: )?(\S.*)$/;
const LINE = /^l\.(\d{1,7})(?: |$)/;
const FATAL = /==> Fatal error occurred/;
const EMERGENCY = /^Emergency stop\.$/;
const KIND = /^(?:LaTeX(?:3)? Error: |(?:Package|Class) (\S+) Error: )/;
const END = /^(?:Transcript|Output) written on /;
const MAX_LINES = 24;
const MAX_RUN = 200;
const MOST_ERRORS = 60;

/** Errors of TeX and LaTeX: `! Undefined control sequence.` with `l.6 …` below it, or with `-file-line-error` at a place. */
export const latex: LogFormat = {
  id: "latex",
  title: "LaTeX",
  glance: [
    "! LaTeX",
    "! Package ",
    "! Class ",
    "! Undefined control ",
    "! Missing ",
    "! Extra ",
    "! Too many }",
    "! Paragraph ended ",
    "! File ended ",
    "! Illegal ",
    "! Misplaced ",
    "! Argument of ",
    "! Use of ",
    "! You can't ",
    "! I can't ",
    "! Double su",
    "! Text line contains",
    "! Dimension too ",
    "! Emergency stop",
    "! pdfTeX error",
    "!  ==> Fatal error",
    ".tex:",
    ".sty:",
    ".cls:",
  ],
  read,
};

/** What one error takes, counted from its first line, and what it says unless it only follows. */
interface Told {
  length: number;
  finding: Finding;
}

/** Reads all errors of a run together: what stands between them tells which file TeX is reading. */
function read(window: LogWindow): Match | undefined {
  const findings: Finding[] = [];
  const files = openFilesAt((offset) => window.text(offset));
  let to = 0;
  for (let offset = 0; offset < to + MAX_RUN && findings.length < MOST_ERRORS; offset++) {
    const text = window.text(offset);
    if (text === undefined || END.test(text)) break;
    const told = readAt((below) => window.text(offset + below), files, findings.length === 0);
    if (told === undefined && offset === 0) break;
    if (told === undefined) files.see(text);
    if (told === undefined) continue;
    to = offset + told.length;
    findings.push({ ...told.finding, lines: { from: offset, to: to - 1 } });
    offset = to - 1;
  }
  return to === 0 ? undefined : { from: 0, to, findings };
}

function readAt(text: LineReader, files: OpenFiles, isFirst: boolean): Told | undefined {
  return readPlaced(text, isFirst) ?? readMarked(text, files, isFirst);
}

function readMarked(text: LineReader, files: OpenFiles, isFirst: boolean): Told | undefined {
  const own = text(0) ?? "";
  if (/^! +==> Fatal error/.test(own)) return follows(own.slice(1).trim());
  const [, source, message] = HEAD.exec(own) ?? [];
  if (message === undefined) return undefined;
  const below = lineBelow(text);
  const isStop = EMERGENCY.test(message);
  if (isStop && !isFirst) return follows(message);
  if (below === undefined && !isStop) return undefined;
  const path = below === undefined ? undefined : files.innermost();
  const finding: Finding = { severity: "error", message: message.trimEnd() };
  if (path !== undefined && below !== undefined) finding.place = { path, line: below.line };
  if (source !== undefined) finding.code = source;
  return { length: (below?.at ?? 0) + 1, finding };
}

/** `./paper.tex:6: Undefined control sequence.` */
function readPlaced(text: LineReader, isFirst: boolean): Told | undefined {
  const line = parsePlaceLine(text(0) ?? "");
  if (line?.isExact !== true || line.place.column !== undefined) return undefined;
  if (FATAL.test(line.text)) return follows(line.text.trim());
  if (EMERGENCY.test(line.text) && !isFirst) return follows(line.text);
  const below = lineBelow(text);
  if (below === undefined) return undefined;
  const code = KIND.exec(line.text)?.[1];
  const message = line.text.replace(KIND, "").trimEnd();
  const finding: Finding = { severity: "error", message, place: line.place };
  return { length: below.at + 1, finding: code === undefined ? finding : { ...finding, code } };
}

function follows(message: string): Told {
  return { length: 1, finding: { severity: "error", message, consequence: true } };
}

/** Where TeX stopped reading, which it shows below what is wrong. */
function lineBelow(text: LineReader): { at: number; line: number } | undefined {
  for (let at = 1; at < MAX_LINES; at++) {
    const below = text(at);
    const next = below === undefined ? "" : (HEAD.exec(below)?.[2] ?? "");
    if (below === undefined || (next !== "" && !EMERGENCY.test(next))) return undefined;
    const line = LINE.exec(below)?.[1];
    if (line !== undefined) return { at, line: Number(line) };
  }
  return undefined;
}
