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
const LEADING = /^(?:##\[\w{1,20}\])?[([@]*(?=[\w.~/\\])/;
const TRAILING = /[).:\]]+$/;
const EXTENSION = /[\w-]\.[A-Za-z]\w{0,9}$/;

/** What a terminal acts on: colours stand within places, as in `src/cart.ts\x1b[0m:\x1b[93m12`. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ESCAPE = /\u001B\[[0-9;?]{0,20}[A-Za-z]/g;

/**
 * What in a line looks like the path of a file, e.g. `src/cart.ts:12:49`, `cart.ts(12,5)` or `File "a b.py", line 3`.
 * Whether there is such a file is not looked at; takes time linear in the line.
 */
export function placeMentions(line: string): PlaceMention[] {
  const raw = line.slice(0, LONGEST_LINE);
  const text = raw.replaceAll(ESCAPE, "");
  const quoted = [...text.matchAll(QUOTED)].map(quotedMention);
  const words = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => wordMention(word, index));
  const free = words.filter(({ start, end }) =>
    quoted.every((each) => end <= each.start || start >= each.end),
  );
  const mentions = [...quoted, ...free].toSorted((a, b) => a.start - b.start);
  return text.length === raw.length ? mentions : inRawLine(mentions, raw);
}

/** The mentions by the offsets of the line with its escapes. */
function inRawLine(mentions: readonly PlaceMention[], raw: string): PlaceMention[] {
  const escapes = [...raw.matchAll(ESCAPE)].map(({ 0: { length }, index }) => ({ index, length }));
  const rawOffset = (offset: number, isEnd: boolean): number => {
    let result = offset;
    for (const { index, length } of escapes) {
      if (isEnd ? index >= result : index > result) break;
      result += length;
    }
    return result;
  };
  return mentions.map((mention) => ({
    ...mention,
    start: rawOffset(mention.start, false),
    end: rawOffset(mention.end, true),
  }));
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
