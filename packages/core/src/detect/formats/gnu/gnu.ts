import type { Severity } from "../../../model/problem.ts";
import type { LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD = /^(?:fatal )?([Ee]rror|ERROR|[Ww]arning|WARNING)(?:\[([\w:.-]{1,60})\])?: (\S.*)$/;

/** What parsers that yacc made say of a place, without any severity. */
const SYNTAX = /^syntax error\b.*$/;

/** As libxml2 says it: `cart.xml:3: element line: validity error : …`, `cart.xml:5: parser error : …`. */
const SPACED = /^(?:element [\w:.-]{1,60}: )?(?:\w{1,20} ){1,2}(error|warning) : (\S.*)$/;

/** Of flex, gettext and GHDL, which tell errors without a level; `...` leads on from the line above. */
const UNLEVELLED = /\.(?:vhdl?|l|lex|po)$/;
const BARE = /^(?!\.\.\.|(?:note|warning|error|info|\w+ error)\b)[A-Za-z].{0,80} .*$/;

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
    "rror : ",
    "arning : ",
    ".vhd:",
    ".vhdl:",
    ".l:",
    ".lex:",
    ".po:",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  if (line?.isExact !== true || !FILE.test(line.place.path)) return undefined;
  if (SYNTAX.test(line.text)) return toMatch("error", line.text, line.place);
  const [, spaced, said = ""] = SPACED.exec(line.text) ?? [];
  if (spaced !== undefined) return toMatch(spaced === "error" ? "error" : "warning", said, line.place);
  if (UNLEVELLED.test(line.place.path) && BARE.test(line.text))
    return toMatch("error", line.text, line.place);
  const [, level, code, message] = HEAD.exec(line.text) ?? [];
  if (level === undefined || message === undefined) return undefined;
  return toMatch(level.toLowerCase() === "error" ? "error" : "warning", message, line.place, code);
}

function toMatch(severity: Severity, message: string, place: PathClaim, code?: string): Match {
  const finding = { severity, message: message.trimEnd(), place } as const;
  return { from: 0, to: 1, findings: [code === undefined ? finding : { ...finding, code }] };
}
