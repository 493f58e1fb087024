import type { TemplateToken } from "./template.ts";

/** Never evidence that a word varies: programs print each with a statement of its own, or it is the statement's point. */
const STATES: ReadonlySet<string> = new Set(
  "true false yes no on off up down enabled disabled enable disable success succeeded failure failed start end started stopped starting stopping opened closed open close connected disconnected active inactive".split(
    " ",
  ),
);
/** What stands for the number behind the constant part of a word. */
export const NUMBERED = "<number>";
const QUOTES = "\"'`";
const MESSAGE_KEYS: ReadonlySet<string> = new Set(["msg", "message", "event"]);
const LINKS: ReadonlySet<string> = new Set([":", "#"]);
/** Stands where nothing does; a mask at the same place tells that it varies. */
const NOTHING: ReadonlySet<string> = new Set(["null", "none", "nil", "undefined", "n/a"]);
const IDENTIFIER = /[a-z][A-Z]|[\w][._$/\-@+:][\w]|[_$\d]/;
const CAPITALS = /^[A-Z][A-Z_]+$/;

/** What is named behind such a word varies. */
const NOUNS: ReadonlySet<string> = new Set(
  "user username account role group type kind class host hostname domain node interface device database schema table collection index package module plugin service job task queue topic channel pod container image volume bucket tenant project file directory folder datasource".split(
    " ",
  ),
);

const BEFORE_NAMES: ReadonlySet<string> = new Set("for from by to via".split(" "));
const BEHIND_NAMES: ReadonlySet<string> = new Set("for from by to via at on in where (".split(" "));

const AS_QUOTED = 1 / 2;
const AS_NAMED = 1 / 2;
const AS_VALUE = 1 / 4;
const AS_IDENTIFIER = 1 / 4;
const AS_NUMBERED = 1 / 2;
const AS_WORD = 1 / 5;
const AS_CAPITALS = 1 / 8;
const AS_NOTHING = 1 / 10;
/** The first word is the one that most often tells statements apart. */
const AT_START = 1 / 2;
/** A masked word at the same place: numbers stand where words do less often than names and paths. */
const AS_NUMBER = 1 / 2;
const AS_MASK = 9 / 10;

/**
 * How much a token that differs between otherwise equal lines tells that its place varies: at a sum of 1 over the distinct
 * tokens of a place they are one template.
 */
export function wordWeight(tokens: readonly TemplateToken[], place: number): number {
  const text = tokens[place]?.text;
  if (text === undefined) return tokens[place]?.kind === "number" ? AS_NUMBER : AS_MASK;
  if (NOTHING.has(text.toLowerCase())) return AS_NOTHING;
  if (STATES.has(plainWord(text)) || isKey(tokens, place) || isMessage(tokens, place)) return 0;
  const weight = isCalled(tokens, place)
    ? 0
    : ownWeight(text, wordBefore(tokens, place)) * (place === 0 ? AT_START : 1);
  return isBetweenPrepositions(tokens, place) ? Math.max(weight, AS_NAMED) : weight;
}

/** `fs_type` of `fs_type=ext4`: another key is another statement. */
function isKey(tokens: readonly TemplateToken[], place: number): boolean {
  const next = tokens[place + 1];
  return next?.text === "=" && !next.isApart && tokens[place + 2]?.isApart === false;
}

/** `Get(`: another function is another statement. Not `cron(<number>)`, a process or a page of a manual. */
function isCalled(tokens: readonly TemplateToken[], place: number): boolean {
  const [text, next] = [tokens[place]?.text ?? "", tokens[place + 1]];
  if (next?.text !== "(" || next.isApart || QUOTES.includes(text.charAt(0)) || text.endsWith(NUMBERED))
    return false;
  return tokens[place + 2]?.kind !== "number" || tokens[place + 3]?.text !== ")";
}

/** `msg="listening on"`: what the record says. */
function isMessage(tokens: readonly TemplateToken[], place: number): boolean {
  return tokens[place - 1]?.text === "=" && MESSAGE_KEYS.has(tokens[place - 2]?.text ?? "");
}

/** The word before a place, also before a colon: `service: sqs`. */
function wordBefore(tokens: readonly TemplateToken[], place: number): string | undefined {
  const before = tokens[place - 1]?.text;
  return before !== undefined && LINKS.has(before) ? tokens[place - 2]?.text : before;
}

/** `'Active'`, `job:done`: in small letters, without quotes and what stands before a colon. */
function plainWord(text: string): string {
  const word = QUOTES.includes(text.charAt(0)) ? text.slice(1, -1) : text;
  return word.slice(word.lastIndexOf(":") + 1).toLowerCase();
}

/** `password for root from`: whom or what it is about. */
function isBetweenPrepositions(tokens: readonly TemplateToken[], place: number): boolean {
  const [before, behind] = [tokens[place - 1]?.text, tokens[place + 1]?.text];
  return (
    before !== undefined &&
    behind !== undefined &&
    BEFORE_NAMES.has(before.toLowerCase()) &&
    BEHIND_NAMES.has(behind.toLowerCase())
  );
}

function ownWeight(text: string, before: string | undefined): number {
  if (QUOTES.includes(text.charAt(0))) return AS_QUOTED;
  if (text.endsWith(NUMBERED)) return AS_NUMBERED;
  if (before !== undefined && NOUNS.has(before.toLowerCase())) return AS_NAMED;
  if (CAPITALS.test(text)) return AS_CAPITALS;
  if (IDENTIFIER.test(text)) return AS_IDENTIFIER;
  return before === "=" ? AS_VALUE : AS_WORD;
}

/** Whether a token is a word, and so may vary; separators and signs never do. */
export function isWord(text: string | undefined): boolean {
  return text !== undefined && (/[\p{L}\d]/u.test(text) || isEmptyQuotation(text));
}

function isEmptyQuotation(text: string): boolean {
  return text.length === 2 && QUOTES.includes(text.charAt(0)) && text.charAt(0) === text.charAt(1);
}
