import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { unbarredWindow } from "../unbarred-window.ts";
import { isV8Frame } from "../v8-frame.ts";
import { DIAGRAM, readItem, type Item } from "./item.ts";

const HEADLINE = /(?:^|[ :])Build failed with \d{1,6} errors?:$/;
/** Codes of messages that stop a build, wherever they stand. */
const STOPS: ReadonlySet<string> = new Set([
  "PARSE_ERROR",
  "JSON_PARSE",
  "MISSING_EXPORT",
  "UNRESOLVED_IMPORT",
  "UNRESOLVED_ENTRY",
]);
/** Nuxt and Storybook draw one at the left of all they say. */
const BAR = "│";
const BARRED = /^│ {1,2}╭/;
const MAX_LINES = 480;
const MAX_ABOVE = 12;

/** Errors and warnings of rolldown, also inside Vite 8 and tsdown. */
export const rolldown: LogFormat = {
  id: "rolldown",
  title: "Rolldown",
  glance: ["Build failed with ", "╭"],
  read: (window) =>
    readFailed(window.text(1)?.trimEnd() === BAR ? unbarredWindow(window) : window) ??
    readDrawn(BARRED.test(window.text(0) ?? "") ? unbarredWindow(window) : window),
};

/** Below `Build failed with 2 errors:` and an empty line stand the errors, then a stack of rolldown itself. */
function readFailed(window: LogWindow): Match | undefined {
  if (!HEADLINE.test((window.text(0) ?? "").trimEnd()) || window.text(1)?.trim() !== "") return undefined;
  const findings: Finding[] = [];
  let end = 1;
  for (let offset = 2; offset < MAX_LINES;) {
    const item = readItem(window, offset);
    const text = window.text(offset);
    if (item !== undefined) findings.push({ ...item.finding, lines: { from: offset, to: item.to - 1 } });
    else if (text === undefined || !isFiller(text)) break;
    offset = item?.to ?? offset + 1;
    if (item !== undefined || text !== "") end = offset;
  }
  return findings.length === 0 ? undefined : { from: 0, to: end, findings };
}

/** Stacks, and what an inspected error shows below them. */
function isFiller(text: string): boolean {
  return text === "" || isV8Frame(text) || text.startsWith("  errors: ") || text === "}" || text === "{";
}

/** A message on its own is known by its drawing, some lines below its head. */
function readDrawn(window: LogWindow): Match | undefined {
  if (window.text(0)?.includes(DIAGRAM) !== true) return undefined;
  for (let from = -1; from >= -MAX_ABOVE; from--) {
    const text = window.text(from);
    if (text === undefined || text.trim() === "") return undefined;
    const item = readItem(window, from);
    if (item !== undefined && item.to > 0) return { from, to: item.to, findings: [ofDrawn(item)] };
  }
  return undefined;
}

/** Errors stand in a list; what is told on its own, by its code alone, is a warning: `[EVAL] Use of direct eval …`. */
function ofDrawn({ finding, isBare }: Item): Finding {
  const isWarning = isBare && finding.code !== undefined && !STOPS.has(finding.code);
  return isWarning ? { ...finding, severity: "warning" } : finding;
}
