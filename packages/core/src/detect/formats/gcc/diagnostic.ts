import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const SOURCE =
  /\.(?:c|cc|cpp|cxx|c\+\+|cu|h|hh|hpp|hxx|h\+\+|inc|inl|ipp|tcc|tpp|m|mm|ino|s|S|l|y|ll|yy|f|f90|F90|f95|f03|f08|adb|ads|d)$/;
const HEAD = /^(fatal error|error|warning|runtime error): (\S.*)$/;
const OPTION = /^(.*\S) \[(-[\w+=#,-]+)\]$/;
const GUTTER = /^ {2}[ \d]*\|(?: |$)/;
const MARKS = /^[ \t]*[~^][ ~^]*$/;
const MAX_LINES = 400;

/**
 * Reads `src/cart.c:12:5: error: ‘total’ undeclared (first use in this function)`, the code below and the notes that follow.
 * The option that turns a warning on is its code.
 */
export function readDiagnostic(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  if (line?.isExact !== true || !SOURCE.test(line.place.path)) return undefined;
  const [, level, text] = HEAD.exec(line.text) ?? [];
  if (level === undefined || text === undefined) return undefined;
  const [, message = text.trimEnd(), option] = OPTION.exec(text.trimEnd()) ?? [];
  const severity = level === "warning" ? "warning" : "error";
  const finding: Finding = { severity, message, place: line.place };
  if (option !== undefined) finding.code = option.replace(/^-Werror=/, "-W");
  return { from: 0, to: blockEnd(window), findings: [finding] };
}

/** Code frames, notes and their frames belong to the message. */
function blockEnd(window: LogWindow): number {
  let offset = 1;
  while (offset < MAX_LINES) {
    const text = window.text(offset);
    if (text === undefined) break;
    if (GUTTER.test(text) || isNote(text)) offset += 1;
    else if (MARKS.test(window.text(offset + 1) ?? "")) offset += 2;
    else if (MARKS.test(text)) offset += 1;
    else break;
  }
  return offset;
}

function isNote(text: string): boolean {
  return text.includes(": note: ") && parsePlaceLine(text)?.text.startsWith("note: ") === true;
}
