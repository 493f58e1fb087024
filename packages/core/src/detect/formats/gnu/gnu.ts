import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD = /^(?:fatal )?([Ee]rror|ERROR|[Ww]arning|WARNING)(?:\[([\w:.-]{1,60})\])?: (\S.*)$/;

/** What parsers that yacc made say of a place, without any severity. */
const SYNTAX = /^syntax error\b.*$/;

const FILE = /\.[A-Za-z]\w{0,11}$|(?:Docker|Make|Jenkins|Gem|Rake|Pod)file$/;

/**
 * Messages in the layout of the GNU coding standards, of tools that have no format of their own:
 * `src/Main.kt:3:5: error: unresolved reference: foo`.
 */
export const gnu: LogFormat = {
  id: "gnu",
  title: "file:line:column: severity: message",
  glance: [
    "rror: ",
    "rror[",
    "ERROR: ",
    "ERROR[",
    "arning: ",
    "arning[",
    "WARNING: ",
    "WARNING[",
    ": syntax error",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  if (line?.isExact !== true || !FILE.test(line.place.path)) return undefined;
  if (SYNTAX.test(line.text))
    return {
      from: 0,
      to: 1,
      findings: [{ severity: "error", message: line.text.trimEnd(), place: line.place }],
    };
  const [, level, code, message] = HEAD.exec(line.text) ?? [];
  if (level === undefined || message === undefined) return undefined;
  const severity = level.toLowerCase() === "error" ? "error" : "warning";
  const finding = { severity, message: message.trimEnd(), place: line.place } as const;
  return { from: 0, to: 1, findings: [code === undefined ? finding : { ...finding, code }] };
}
