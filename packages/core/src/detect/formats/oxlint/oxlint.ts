import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parseUnixLine } from "../unix-line.ts";
import { wholeText } from "../whole-text.ts";
import { readAgentLine } from "./agent.ts";
import { readAnnotation } from "./annotation.ts";
import { readDiagnostic } from "./diagnostic.ts";
import { JSON_START, readJson } from "./json.ts";
import { isOxlintRule } from "./rule.ts";
import { readRows } from "./rows.ts";

/** Of the formatters `agent` and `json`. */
const OTHERS = [": error ", ": warning ", JSON_START];

/** Diagnostics of oxlint: code frames, and its `unix`, `stylish`, `github`, `agent` and `json` formatters. */
export const oxlint: LogFormat = {
  id: "oxlint",
  title: "oxlint",
  glance: [
    "⚠",
    "×",
    "  x ",
    "  ! ",
    " [Error",
    " [Warning/",
    "  error  ",
    "  warning  ",
    "::error ",
    "::warning ",
    ...OTHERS,
  ],
  markers: ["error", "warning"],
  read: (window, previous) =>
    readDiagnostic(window) ??
    readUnixLine(window) ??
    readAgentLine(window) ??
    readAnnotation(window) ??
    readRows(window, previous) ??
    (holdsJson(window) ? readJson(window) : undefined),
};

/** What checks JSON takes longer to load than all else that reads a line. */
function holdsJson(window: LogWindow): boolean {
  return wholeText(window).includes(JSON_START);
}

/** `src/cart.ts:7:5: … [Warning/eslint(no-debugger)]`; ESLint writes the same line with another kind of rule. */
function readUnixLine(window: LogWindow): Match | undefined {
  const line = parseUnixLine(window.text(0) ?? "");
  if (line === undefined) return undefined;
  const isOurs =
    line.code === undefined ? !line.message.startsWith("Parsing error") : isOxlintRule(line.code);
  return isOurs ? { from: 0, to: 1, findings: [line] } : undefined;
}
