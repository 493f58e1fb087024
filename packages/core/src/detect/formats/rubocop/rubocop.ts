import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

/** The simple formatter names the file above: `== lib/cart.rb ==`, `C:  1: 12: [Correctable] Style/Semicolon: …`. */
const SIMPLE = /^([CRWEFI]): {0,8}(\d{1,9}): {0,8}(\d{1,9}): (\S.*)$/;
const SIMPLE_FILE = /^== (\S.*) ==$/;
const MAX_ABOVE = 60;
const OFFENSE = /^([CRWEFI]): (?:\[(?:Correctable|Corrected|Todo)\] )?([A-Z]\w*(?:\/[A-Z]\w*)+): (\S.*)$/;

/** Offenses of RuboCop. Only errors and fatal ones are errors to it; the rest are warnings. */
export const rubocop: LogFormat = {
  id: "rubocop",
  title: "RuboCop",
  glance: [
    ": C: ",
    ": R: ",
    ": W: ",
    ": E: ",
    ": F: ",
    ": I: ",
    "C: ",
    "W: ",
    "E: ",
    "F: ",
    "[Correctable]",
    ".rb",
  ],
  read,
};

/** `lib/cart.rb:1:1: C: [Correctable] Style/StringLiterals: Prefer single-quoted strings`, the code and carets below. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  const simple = SIMPLE.exec(text);
  if (simple !== null) return readSimple(window, simple, previous);
  const line = parsePlaceLine(text.replace(/^# /, ""));
  const [, level, code, message] = OFFENSE.exec(line?.text ?? "") ?? [];
  if (line?.place.column === undefined || code === undefined || message === undefined) return undefined;
  const severity = level === "E" || level === "F" ? "error" : "warning";
  const finding = { severity, code, message: message.trimEnd(), place: line.place } as const;
  return { from: 0, to: codeEnd(window), findings: [finding] };
}

/** Rows of the same file, one right below the other, share it. */
interface FileMatch extends Match {
  readonly path: string;
}

function readSimple(window: LogWindow, row: RegExpExecArray, previous: Match | undefined): Match | undefined {
  const [, level, line, column, said] = row;
  const path = isOfFile(previous) ? previous.path : fileAbove(window);
  const [, , code, message] = OFFENSE.exec(`${level}: ${said}`) ?? [];
  if (path === undefined || code === undefined || message === undefined) return undefined;
  const severity = level === "E" || level === "F" ? "error" : "warning";
  const place = { path, line: Number(line), column: Number(column) };
  let to = 1;
  while (to < 4 && /^\((?:Using|not)/.test(window.text(to) ?? "")) to += 1;
  const match: FileMatch = { from: 0, to, findings: [{ severity, code, message, place }], path };
  return match;
}

function isOfFile(match: Match | undefined): match is FileMatch {
  return match !== undefined && "path" in match;
}

function fileAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const path = SIMPLE_FILE.exec(window.text(offset) ?? "")?.[1];
    if (path !== undefined) return path;
  }
  return undefined;
}

function codeEnd(window: LogWindow): number {
  for (let offset = 2; offset <= 3; offset++)
    if (/^\s*\^+(?: |$)/.test(window.text(offset) ?? "")) return offset + 1;
  return 1;
}
