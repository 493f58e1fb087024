import type { PathClaim } from "../formats/format.ts";
import { claim, parsePlace, toPath } from "../formats/place.ts";

/** A part of a line that may name a file, with the place it tells. Offsets are UTF-16 units of the line. */
export interface PlaceMention {
  start: number;
  end: number;
  place: PathClaim;
}

/** What is beyond is no line that a person wrote to be read. */
const LONGEST_LINE = 4096;
const LONGEST_PATH = 400;
/** What stands around paths and never in one that is not quoted. */
const WORD = /(?:[^\s"'`<>|*?,;={}]|,(?=\d))+/g;
/** `File "/app/cart.py", line 12` and its like: the name may hold spaces. */
const QUOTED = /"([^"]{1,400})"(?:, line (\d{1,9})|:(\d{1,9}))/g;
/** `cart.ts(12,5)`, `Cart.cs(12)`. */
const IN_PARENTHESES = /^(\D.*)\((\d{1,9})(?:,(\d{1,9}))?\)?$/;
const LEADING = /^[([@]+(?=[\w.~/\\])/;
const TRAILING = /[).:\]]+$/;
const EXTENSION = /[\w-]\.[A-Za-z]\w{0,9}$/;

/**
 * What in a line looks like the path of a file, e.g. `src/cart.ts:12:49`, `cart.ts(12,5)` or `File "a b.py", line 3`.
 * Whether there is such a file is not looked at; takes time linear in the line.
 */
export function placeMentions(line: string): PlaceMention[] {
  const text = line.slice(0, LONGEST_LINE);
  const quoted = [...text.matchAll(QUOTED)].map(quotedMention);
  const words = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => wordMention(word, index));
  const free = words.filter(({ start, end }) =>
    quoted.every((each) => end <= each.start || start >= each.end),
  );
  return [...quoted, ...free].toSorted((a, b) => a.start - b.start);
}

function quotedMention({ 0: whole, 1: path = "", 2: line, 3: other, index }: RegExpExecArray): PlaceMention {
  const place = claim(toPath(path), Number(line ?? other ?? 0), undefined);
  return { start: index, end: index + whole.length, place };
}

function wordMention(word: string, index: number): PlaceMention[] {
  const lead = LEADING.exec(word)?.[0].length ?? 0;
  const body = word.slice(lead);
  if (body.length > LONGEST_PATH) return [];
  const inParentheses = IN_PARENTHESES.exec(body.replace(/:+$/, ""));
  const told = inParentheses === null ? body.replace(TRAILING, "") : inParentheses[0];
  const place = inParentheses === null ? colonPlace(told) : parenthesesPlace(inParentheses);
  if (place === undefined) return [];
  const start = index + lead;
  return [{ start, end: start + told.length, place }];
}

function parenthesesPlace([, path = "", line, column]: RegExpExecArray): PathClaim | undefined {
  if (!isPath(path)) return undefined;
  return claim(toPath(path), Number(line), column === undefined ? undefined : Number(column));
}

function colonPlace(told: string): PathClaim | undefined {
  const place = parsePlace(told) ?? claim(toPath(told), 0, undefined);
  return isPath(place.path) ? place : undefined;
}

function isPath(path: string): boolean {
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) return false;
  return EXTENSION.test(path) || (/[\w.]\/[\w.]/.test(path) && !path.endsWith("/"));
}
