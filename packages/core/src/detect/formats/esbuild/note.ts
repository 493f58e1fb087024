import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parseSassPlace } from "../sass-place.ts";
import { parseZeroBasedPlace } from "../zero-based-place.ts";

const HEADS: readonly (readonly [string, Severity])[] = [
  ["✘ [ERROR] ", "error"],
  ["▲ [WARNING] ", "warning"],
];
/** What tsup puts in front of a warning of its own build. */
const LABEL = /^(?:WARN|ERROR) +/;
/** Nx leaves out the empty line above it, Wrangler indents it once more. */
const PLACE_LINE = /^ {4}(?: {2})?\S.*:\d{1,9}:\d{1,9}:$/;
/** Sass shows the source and the place within its message. */
const SASS_EXCERPT = /^ {0,8}╷$/;
/** What a plugin threw stands below its message, with its stack; what Wrangler lists, below its heading. */
const DETAIL = /^ {2}(?:((?:[A-Z]\w{0,60})?Error: \S.*)| {2}- (\S.*))$/s;
/** Wrangler tells the count alone, and lists the errors below it, indented. */
const BUILD_FAILED = /^✘ \[ERROR\] Build failed with \d{1,6} errors?:$/;
const MAX_MESSAGE_LINES = 20;
const MAX_LINES = 120;
/** What stands behind the message: the warning's name, or who reported it. */
const NAME = / \[([a-z@.-]+)\]$/;
const PLUGIN = / \[plugin [^\]]{0,80}\]$/;
const COMPILER_CODE = /^((?:TS|NG)-?\d{1,6}): /;

/**
 * Reads a message of esbuild's log with its place, excerpt and notes:
 * `✘ [ERROR] Could not resolve "./format.ts"`, an empty line, `    src/main.ts:2:23:` (columns from 0).
 */
export function readNote(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimStart().replace(LABEL, "");
  const head = HEADS.find(([start]) => text.startsWith(start));
  if (head === undefined) return undefined;
  if (BUILD_FAILED.test(text)) return { from: 0, to: 1, findings: [] };
  const [start, severity] = head;
  const lines = [text.slice(start.length).trimEnd(), ...messageTail(window)];
  const excerpt = lines.findIndex((line) => SASS_EXCERPT.test(line));
  const said = excerpt === -1 ? lines : lines.slice(0, excerpt);
  const place = readPlace(window, lines.length) ?? lines.slice(said.length).map(parseSassPlace).find(isPlace);
  const finding: Finding = { severity, ...named(said.join("\n")) };
  const [, thrown, listed] = DETAIL.exec(window.text(lines.length + 1)?.trimEnd() ?? "") ?? [];
  const detail = thrown ?? listed;
  if (place === undefined && detail !== undefined) finding.message += `\n${detail}`;
  if (place !== undefined) finding.place = place;
  return { from: 0, to: noteEnd(window, lines.length), findings: [finding] };
}

function isPlace(place: PathClaim | undefined): place is PathClaim {
  return place !== undefined;
}

/** A plugin's message may have several lines; the last names the plugin. */
function messageTail(window: LogWindow): string[] {
  const lines: string[] = [];
  for (let offset = 1; offset < MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text.trim() === "" || /^\d+ (?:error|warning)/.test(text)) break;
    if (PLACE_LINE.test(text)) break;
    lines.push(text.trimEnd());
  }
  return lines;
}

function named(message: string): { message: string; code?: string } {
  const name = NAME.exec(message);
  const said = (name === null ? message : message.slice(0, name.index)).replace(PLUGIN, "");
  const compiler = COMPILER_CODE.exec(said);
  if (compiler?.[1] !== undefined) return { code: compiler[1], message: said.slice(compiler[0].length) };
  return name?.[1] === undefined ? { message: said } : { code: name[1], message: said };
}

function readPlace(window: LogWindow, from: number): PathClaim | undefined {
  const text = window.text(window.text(from)?.trim() === "" ? from + 1 : from) ?? "";
  return PLACE_LINE.test(text) ? parseZeroBasedPlace(text.trim().slice(0, -1)) : undefined;
}

/** Everything that belongs to a message is indented. */
function noteEnd(window: LogWindow, from: number): number {
  let end = from;
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (text !== "" && !text.startsWith("  "))) break;
    if (HEADS.some(([start]) => text.startsWith(start, 2))) break;
    if (text.trim() !== "") end = offset + 1;
  }
  return end;
}
