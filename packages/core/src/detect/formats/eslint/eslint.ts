import type { LogFormat, LogWindow, Match } from "../format.ts";
import { wholeText } from "../whole-text.ts";
import { AT_RULE, PARSING, readCodeFrame } from "./code-frame.ts";
import { readColumns } from "./columns.ts";
import { readCompact } from "./compact.ts";
import { CRASH, readCrash } from "./crash.ts";
import { FRIENDLY_LINKS, readFriendly } from "./friendly.ts";
import { HTML_FILE, HTML_ROW, readHtml } from "./html.ts";
import { JSON_START, MESSAGES_START, readJson } from "./json.ts";
import { readStylish } from "./stylish.ts";
import { readTable, TABLE_EDGE } from "./table.ts";
import { readTap, TAP_ITEM, TAP_RULE } from "./tap.ts";
import { readBracketed, readUnix } from "./unix.ts";
import { readVisualStudio } from "./visual-studio.ts";

const TOO_MANY_WARNINGS = "ESLint found too many warnings (maximum: ";

/** The count below rows that were read, or of warnings that were not asked for: `✖ 2 problems (1 error, 1 warning)`. */
const SUMMARY = /^✖ \d{1,9} problems? \(\d{1,9} errors?, \d{1,9} warnings?\)$/;

const BAD_FORMATTER = "There was a problem loading formatter: ";
const BAD_OPTION = "Invalid option '-";

/** ESLint's formatters, its crashes, and the line that turns warnings into a failure. */
export const eslint: LogFormat = {
  id: "eslint",
  title: "ESLint",
  glance: [
    "  error  ",
    "  warning  ",
    "): error ",
    ": error [",
    ": warning [",
    "): warning ",
    CRASH,
    ", Error - ",
    ", Warning - ",
    " [Error",
    " [Warning/",
    " [Warning]",
    JSON_START,
    MESSAGES_START,
    BAD_FORMATTER,
    BAD_OPTION,
    TOO_MANY_WARNINGS,
    "not ok ",
    TAP_ITEM,
    TAP_RULE,
    TABLE_EDGE,
    HTML_FILE,
    HTML_ROW,
    AT_RULE,
    PARSING,
    ...FRIENDLY_LINKS,
    " problem (",
    " problems (",
    "error  ",
    "warn   ",
    "fatal  ",
  ],
  read: (window, previous) =>
    readStylish(window, previous) ??
    readCompact(window) ??
    readUnix(window) ??
    readBracketed(window) ??
    readVisualStudio(window) ??
    (holdsJson(window) ? readJson(window) : undefined) ??
    readCrash(window) ??
    readTooManyWarnings(window) ??
    readTap(window, previous) ??
    readTable(window, previous) ??
    readHtml(window, previous) ??
    readCodeFrame(window) ??
    readFriendly(window) ??
    readColumns(window) ??
    readUsage(window) ??
    readSummary(window),
};

/** What checks JSON takes longer to load than all else that reads a line. */
function holdsJson(window: LogWindow): boolean {
  const text = wholeText(window);
  return text.includes(JSON_START) || text.includes(MESSAGES_START);
}

function readSummary(window: LogWindow): Match | undefined {
  return SUMMARY.test(window.text(0)?.trim() ?? "") ? { from: 0, to: 1, findings: [] } : undefined;
}

/** `Invalid option '--rulesdir' - perhaps you meant '--rule'?` and formatters that are not there. */
function readUsage(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (!text.startsWith(BAD_FORMATTER) && !text.startsWith(BAD_OPTION)) return undefined;
  const cause = text.startsWith(BAD_FORMATTER) ? (window.text(1)?.trimEnd() ?? "") : "";
  const lines = cause.startsWith("Error: ") ? [text, cause] : [text];
  return { from: 0, to: lines.length, findings: [{ severity: "error", message: lines.join("\n") }] };
}

function readTooManyWarnings(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(TOO_MANY_WARNINGS)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd(), consequence: true }] };
}
