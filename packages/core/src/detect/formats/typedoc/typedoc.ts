import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const LEVELS: Readonly<Record<string, Severity>> = { "[error] ": "error", "[warning] ": "warning" };
const DEFINED = ", defined in ";
const REFERENCED = ", is referenced by ";
const SUMMARY = /^Found \d{1,9} errors and \d{1,9} warnings$/;
/** Other tools mark their lines alike: these words are TypeDoc's. */
const WORDS: readonly string[] = [
  "Failed to resolve link to ",
  "Unable to find any entry points",
  "not included in the documentation",
  "does not have any documentation",
  " did not match any files",
];

/** Warnings and errors of TypeDoc; those of the compiler it prints as `tsc` does. */
export const typedoc: LogFormat = {
  id: "typedoc",
  title: "TypeDoc",
  glance: [...WORDS, " errors and "],
  read: readLine,
};

/** `[warning] Hidden, defined in shop/src/cart.ts, is referenced by total but not included in the documentation`. */
function readLine(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const level = text.slice(0, text.indexOf("]") + 2);
  const severity = LEVELS[level];
  const message = text.slice(level.length);
  if (severity === undefined) return undefined;
  if (SUMMARY.test(message)) return { from: 0, to: 1, findings: [{ severity, message, consequence: true }] };
  if (!WORDS.some((word) => message.includes(word))) return undefined;
  const finding: Finding = { severity, message };
  const path = definedIn(message);
  if (path !== undefined) finding.place = { path, line: 1 };
  return { from: 0, to: 1, findings: [finding] };
}

function definedIn(message: string): string | undefined {
  const from = message.indexOf(DEFINED);
  const to = message.indexOf(REFERENCED, from);
  return from === -1 || to === -1 ? undefined : message.slice(from + DEFINED.length, to);
}
