import type { Severity } from "../../../model/problem.ts";
import { parseCompactLine, splitBracketedRule } from "../compact-line.ts";
import type { Finding, LogFormat } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readToolCrash } from "../tool-crash.ts";
import { JSON_START, readJson } from "./json.ts";
import { readRows } from "./rows.ts";
import { readTap, TAP_FILE } from "./tap.ts";
import { wholeText } from "../whole-text.ts";

const PACKAGES = /^stylelint\d*[\\/]/;
const INVALID_OPTION = "Invalid Option: ";
const UNIX_TAILS: Readonly<Record<string, Severity>> = { " [error]": "error", " [warning]": "warning" };
const UNIX_PLACE = /:\d{1,9}:\d{1,9}: /;
const MARKUP = /\.html?$/;

/** Stylelint's formatters `string`, `verbose`, `compact`, `unix`, `tap` and `json`, invalid options, and what stops it from linting. */
export const stylelint: LogFormat = {
  id: "stylelint",
  title: "Stylelint",
  glance: [
    "✖",
    "⚠",
    ", error - ",
    ", warning - ",
    " [error]",
    " [warning]",
    "Error",
    INVALID_OPTION,
    JSON_START,
    TAP_FILE,
  ],
  read(window, previous) {
    const text = window.text(0) ?? "";
    const finding = readCompact(text) ?? readUnix(text) ?? readInvalidOption(text);
    if (finding !== undefined) return { from: 0, to: 1, findings: [finding] };
    return (
      readTap(window) ??
      readJson(wholeText(window)) ??
      readRows(window, previous) ??
      readToolCrash(window, PACKAGES)
    );
  },
};

/** `/home/shop/src/a.css: line 2, col 37, error - Disallowed unit (length-zero-no-unit)`; HTMLHint writes the same. */
function readCompact(text: string): Finding | undefined {
  const line = parseCompactLine(text);
  if (line === undefined || MARKUP.test(line.place.path)) return undefined;
  const { level, ...rest } = line;
  return level === "error" || level === "warning" ? { ...rest, severity: level } : undefined;
}

/** `/home/shop/src/a.css:2:37: Disallowed unit (length-zero-no-unit) [error]`. */
function readUnix(text: string): Finding | undefined {
  const end = text.trimEnd();
  const open = end.lastIndexOf(" [");
  const severity = open === -1 ? undefined : UNIX_TAILS[end.slice(open)];
  const found = severity === undefined ? null : UNIX_PLACE.exec(end);
  if (found === null || severity === undefined) return undefined;
  const start = found.index + found[0].length;
  const place = parsePlace(end.slice(0, start - 2));
  const message = splitBracketedRule(end.slice(start, open));
  return place === undefined || message.code === undefined ? undefined : { ...message, severity, place };
}

/** `Invalid Option: Invalid option value "bad" for rule "color-hex-length"`. */
function readInvalidOption(text: string): Finding | undefined {
  if (!text.startsWith(INVALID_OPTION)) return undefined;
  return { severity: "error", message: text.slice(INVALID_OPTION.length).trimEnd() };
}
