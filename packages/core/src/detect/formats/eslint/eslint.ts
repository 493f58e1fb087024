import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readCompact } from "./compact.ts";
import { CRASH, readCrash } from "./crash.ts";
import { JSON_START, readJson } from "./json.ts";
import { readStylish } from "./stylish.ts";
import { readUnix } from "./unix.ts";
import { readVisualStudio } from "./visual-studio.ts";

const TOO_MANY_WARNINGS = "ESLint found too many warnings (maximum: ";

/** ESLint's formatters, its crashes, and the line that turns warnings into a failure. */
export const eslint: LogFormat = {
  id: "eslint",
  title: "ESLint",
  glance: ["error", "warning", CRASH, ", Error - ", ", Warning - ", " [Error", " [Warning/", JSON_START],
  read: (window, previous) =>
    readStylish(window, previous) ??
    readCompact(window) ??
    readUnix(window) ??
    readVisualStudio(window) ??
    readJson(window) ??
    readCrash(window) ??
    readTooManyWarnings(window),
};

function readTooManyWarnings(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(TOO_MANY_WARNINGS)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd(), consequence: true }] };
}
