import { placeMentions, type PatternEntry } from "@hephaestus/core";
import { createRegexpParts, type RegexpParts } from "./regexp-parts.ts";

/** What an entry of `patterns` needs besides its name. */
export type LinePattern = Omit<PatternEntry, "name" | "regexp"> & { regexp: string };

/** `wide`: any message stands where this line has its own. `narrow`: the message is part of the pattern, but for what varies. */
export type Width = "wide" | "narrow";

/** Where a line names no tool that could stand for one. */
const NO_NAME = "my-tool";
const LONGEST_NAME = 30;
const SEVERITY = /\b(?:error|warning)\b/i;
const SEPARATORS = /^[\s:,-]*/;
const QUOTED_PLACE = /^"[^"]+"(, line |:)\d+$/;
/** `src/a.ts:3:14`, `src/a.ts(3,14)`. */
const PLACE = /^.+?([:(])\d+(?:([:,])(\d+))?(\)?)$/;
/** `… [no-undef]`, `… (E501)`. */
const CODE_AT_END = /^.*\S\s*([[(])[A-Za-z][\w./-]{1,40}([\])])$/;
/** `W0611: …`, `E501 …`, `ZORK-12: …`. */
const CODE_AT_START = /^[A-Z]{1,8}[-_]?\d{2,6}(:\s*|\s+)\S/;
/** `could not start: …`: what stands before a colon is the tool's, what follows it this failure's. */
const HEADED = /^([^:]{2,60}: )\S/;
const DIGITS = String.raw`\d+`;

/**
 * What reads lines like this one: its place, severity, code and message become groups, what else stands in it stays, but for numbers and
 * quoted names. `line` is without colours and time. `isWhole`: nothing stands before it.
 */
export function patternOfLine(line: string, width: Width, isWhole: boolean): LinePattern {
  const parts = createRegexpParts();
  const [mention] = placeMentions(line);
  if (mention === undefined) addUnplaced(parts, line, width);
  else {
    parts.literal(line.slice(0, mention.start));
    addPlace(parts, line.slice(mention.start, mention.end));
    addPlaced(parts, line.slice(mention.end), width);
  }
  return { regexp: `${isWhole ? "^" : ""}${parts.regexp()}$`, ...parts.groups() };
}

/** What the tool may be called: the line's first word where that may be a name. */
export function toolOfLine(line: string): string {
  const word = /^\W*([A-Za-z][\w-]*)(?=[:\s[\](]|$)/.exec(line)?.[1] ?? "";
  const isName = word !== "" && !SEVERITY.test(word) && word.length <= LONGEST_NAME;
  return isName ? word.toLowerCase() : NO_NAME;
}

function addPlace(parts: RegexpParts, place: string): void {
  const quoted = QUOTED_PLACE.exec(place);
  if (quoted !== null) {
    parts.literal('"');
    parts.group("file", '[^"]+');
    parts.literal(`"${quoted[1] ?? ""}`);
    parts.group("line", DIGITS);
    return;
  }
  parts.group("file", String.raw`[^\s:(]+`);
  const [, open, middle = "", column, close = ""] = PLACE.exec(place) ?? [];
  if (open === undefined) return;
  parts.literal(open);
  parts.group("line", DIGITS);
  parts.literal(middle);
  if (column !== undefined) parts.group("column", DIGITS);
  parts.literal(close);
}

/** Severity, code and message of what follows a place. */
function addPlaced(parts: RegexpParts, rest: string, width: Width): void {
  const severity = SEVERITY.exec(rest);
  const start = severity?.index ?? separators(rest).length;
  parts.literal(rest.slice(0, start));
  const word = severity?.[0] ?? "";
  if (word !== "") parts.group("severity", word === word.toLowerCase() ? "error|warning" : word);
  const tail = rest.slice(start + word.length);
  const gap = separators(tail);
  parts.literal(gap);
  addMessage(parts, tail.slice(gap.length), width);
}

function separators(text: string): string {
  return SEPARATORS.exec(text)?.[0] ?? "";
}

function addMessage(parts: RegexpParts, message: string, width: Width): void {
  if (width === "narrow") return parts.phrase("message", message);
  const gap = CODE_AT_START.exec(message)?.[1];
  if (gap !== undefined) {
    parts.group("code", String.raw`[A-Z]+[-_]?\d+`);
    parts.literal(gap);
  }
  const brackets = gap === undefined ? CODE_AT_END.exec(message) : null;
  parts.group("message", ".+");
  if (brackets === null) return;
  parts.literal(` ${brackets[1] ?? ""}`);
  parts.group("code", String.raw`[\w./-]+`);
  parts.literal(brackets[2] ?? "");
}

/** Without a place a pattern of any message would read too much. */
function addUnplaced(parts: RegexpParts, line: string, width: Width): void {
  const head = width === "wide" ? HEADED.exec(line)?.[1] : undefined;
  if (head === undefined) return parts.phrase("message", line);
  parts.literal(head);
  parts.group("message", ".+");
}
