import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

/** The simple formatter names the file above: `== lib/cart.rb ==`, `C:  1: 12: [Correctable] Style/Semicolon: …`. */
const SIMPLE = /^([CRWEFI]): {0,8}(\d{1,9}): {0,8}(\d{1,9}): (\S.*)$/;
const SIMPLE_FILE = /^== (\S.*) ==$/;
const MAX_ROWS = 400;
const OFFENSE = /^([CRWEFI]): (?:\[(?:Correctable|Corrected|Todo)\] )?([A-Z]\w*(?:\/[A-Z]\w*)+): (\S.*)$/;

/** Offenses of RuboCop. Only errors and fatal ones are errors to it; the rest are warnings. */
export const rubocop: LogFormat = {
  id: "rubocop",
  title: "RuboCop",
  glance: [": C: ", ": R: ", ": W: ", ": E: ", ": F: ", ": I: ", "[Correctable]", ".rb"],
  read,
};

/** `lib/cart.rb:1:1: C: [Correctable] Style/StringLiterals: Prefer single-quoted strings`, the code and carets below. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const file = SIMPLE_FILE.exec(text)?.[1];
  if (file !== undefined) return readSimple(window, file);
  const line = parsePlaceLine(text.replace(/^# /, ""));
  const [, level, code, message] = OFFENSE.exec(line?.text ?? "") ?? [];
  if (line?.place.column === undefined || code === undefined || message === undefined) return undefined;
  const severity = level === "E" || level === "F" ? "error" : "warning";
  const finding = { severity, code, message: message.trimEnd(), place: line.place } as const;
  return { from: 0, to: codeEnd(window), findings: [finding] };
}

function readSimple(window: LogWindow, path: string): Match | undefined {
  const findings: Finding[] = [];
  let to = 1;
  for (; to < MAX_ROWS; to++) {
    const [, level, line, column, said] = SIMPLE.exec(window.text(to) ?? "") ?? [];
    const [, , code, message] = OFFENSE.exec(`${level}: ${said}`) ?? [];
    if (code !== undefined && message !== undefined) {
      const severity = level === "E" || level === "F" ? "error" : "warning";
      const place = { path, line: Number(line), column: Number(column) };
      findings.push({ severity, code, message, place, lines: { from: to, to } });
    } else if (!/^\(\S/.test(window.text(to) ?? "")) break;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

function codeEnd(window: LogWindow): number {
  for (let offset = 2; offset <= 3; offset++)
    if (/^\s*\^+(?: |$)/.test(window.text(offset) ?? "")) return offset + 1;
  return 1;
}
