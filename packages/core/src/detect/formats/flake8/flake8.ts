import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const VIOLATION = /^([A-Z]{1,4}\d{2,4}) (\S.*)$/;

/** Violations that flake8, pycodestyle and pyflakes' plugins print, with the marked code below where it is shown. */
export const flake8: LogFormat = {
  id: "flake8",
  title: "flake8",
  glance: [".py"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  if (line?.place.column === undefined || !/\.pyi?$/.test(line.place.path)) return undefined;
  const [, code, message] = VIOLATION.exec(line.text) ?? [];
  if (code === undefined || message === undefined) return undefined;
  const severity = code.startsWith("W") ? "warning" : "error";
  const to = /^ *\^$/.test(window.text(2) ?? "") ? 3 : 1;
  return { from: 0, to, findings: [{ code, severity, message: message.trimEnd(), place: line.place }] };
}
