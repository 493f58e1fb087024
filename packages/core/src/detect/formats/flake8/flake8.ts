import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine, type PlaceLine } from "../place-line.ts";

const VIOLATION = /^(?:([A-Z]{1,4}\d{2,4})|\[([A-Z]{1,4}\d{2,4})\]) (\S.*)$/;
/** pyflakes alone tells no codes. */
const PYFLAKES =
  /(?:imported but unused$|^undefined name |^undefined local |^redefinition of unused |^local variable \S{1,200} (?:is assigned to but never used|defined )|may be undefined, or defined from star imports|unable to detect undefined names$|^f-string is missing placeholders$|^invalid syntax$|^unexpected indent$|^unindent does not match |^expected an indented block|^import .{1,200} shadowed by loop variable|^list comprehension redefines |^'return' outside function$|^duplicate argument )/;

/** Violations that flake8, pycodestyle and pyflakes' plugins print, with the marked code below where it is shown. */
export const flake8: LogFormat = {
  id: "flake8",
  title: "flake8",
  glance: [".py"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  if (line?.isExact !== true || !/\.pyi?$/.test(line.place.path)) return undefined;
  const [, plain, bracketed, message] = VIOLATION.exec(line.text) ?? [];
  const code = plain ?? bracketed;
  if (code === undefined || message === undefined) return readPyflakes(line);
  if (line.place.column === undefined && bracketed === undefined) return undefined;
  const severity = code.startsWith("W") ? "warning" : "error";
  const to = /^ *\^$/.test(window.text(2) ?? "") ? 3 : 1;
  return { from: 0, to, findings: [{ code, severity, message: message.trimEnd(), place: line.place }] };
}

/** Reads `shop/cart.py:9:1: undefined name 'total'`, of old versions without a column. */
function readPyflakes({ place, text }: PlaceLine): Match | undefined {
  if (!PYFLAKES.test(text)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd(), place }] };
}
