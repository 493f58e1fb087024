import type { LogFormat, LogWindow, Match } from "../format.ts";
import { CRASH, readCrash } from "./crash.ts";
import { readStylish } from "./stylish.ts";

const TOO_MANY_WARNINGS = "ESLint found too many warnings (maximum: ";

/** ESLint's default formatter, its crashes, and the line that turns warnings into a failure. */
export const eslint: LogFormat = {
  id: "eslint",
  title: "ESLint (stylish)",
  glance: ["error", "warning", CRASH],
  read: (window, previous) =>
    readStylish(window, previous) ?? readCrash(window) ?? readTooManyWarnings(window),
};

function readTooManyWarnings(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(TOO_MANY_WARNINGS)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd(), consequence: true }] };
}
