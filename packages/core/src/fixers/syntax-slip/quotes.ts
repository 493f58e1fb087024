import { isOdd, mixedQuotes } from "./mixed-quotes.ts";
import { CLOSER_OF, CLOSERS, insertion, type BrokenText, type Slip } from "./slip.ts";

const CLOSING_CONFIDENCE = 0.85;
const INNER_CONFIDENCE = 0.55;
const EARLIER_CONFIDENCE = 0.7;
const OPENING_CONFIDENCE = 0.75;
const OTHER_OPENING_CONFIDENCE = 0.4;
/** A quote more is so much less likely where one was written for another. */
const BESIDE_MIXED = 0.3;
/** What a value stands behind: the start of a line, an opening bracket, an operator, a word such as `return`. */
const VALUE_START = /(?:^|[([{,:=?+|&>!]|\b(?:return|case|throw|from|import|default|await|typeof))[^\S\n]*/g;
/** What joins a text with the next: `"a" : "b"`. */
const BEFORE_NEXT = /(?<![\s:+?,|&])[^\S\n]{0,8}(?:[:+?,]|\|\||&&|\?\?)[^\S\n]{0,8}$/;
/** Where a backtick is none: in a remark, or in a text or pattern that is of it alone. */
const NO_TEMPLATE = /\/\*.*?\*\/|(?<=^|\s)\/\/.*$|"`"|'`'|\/`\//g;
/** `day as const`: a text of one word, and the type that it is to have. */
const WORD_AND_TYPE =
  /^(?<word>\S+)\s+(?:as|satisfies)\s+(?:any|const|unknown|never|string|number|boolean|[A-Z][\w$.]*)$/;
const QUOTES = [`"`, "'", "`"];
/** A line longer than this is what a tool wrote. */
const LONGEST_ROW = 4000;

/** A quote that a line lacks, to close what is open or to open what is closed, or that was written for another. */
export function quotes({ path, text, errors }: BrokenText): Slip[] {
  const rows = rowsOf(text).filter((row) => row.text.length <= LONGEST_ROW);
  return QUOTES.flatMap((quote) => {
    const odd = rows.filter((row) => {
      const written = quote === "`" ? row.text.replaceAll(NO_TEMPLATE, "") : row.text;
      return isOdd(written, quote);
    });
    const near =
      quote === "`"
        ? odd
        : odd.filter((row) =>
            errors.some(({ start }) => row.start <= start && start <= row.start + row.text.length),
          );
    const first = errors[0]?.start ?? 0;
    const attribute = /\.[jt]sx$/.test(path) ? odd.findLast((row) => row.start <= first) : undefined;
    const inMarkup = attribute === undefined ? [] : closingAttribute(attribute, quote);
    const inLines = near.flatMap((row) => {
      const mixed = mixedQuotes(row);
      const more = [...closing(row, quote), ...closingEarlier(row, quote), ...opening(row, quote)];
      const less = mixed.length === 0 ? 0 : BESIDE_MIXED;
      return [...mixed, ...more.map((slip) => ({ ...slip, confidence: slip.confidence - less }))];
    });
    return [...inMarkup, ...inLines];
  });
}

/** Behind the value of an attribute, which else goes on over the lines: before what ends the tag, or a blank. */
function closingAttribute({ start, text }: Row, quote: string): Slip[] {
  const open = text.lastIndexOf(`=${quote}`) + 1;
  if (open === 0) return [];
  const ends = [/\s*\/?>/, /\s/, /$/].map((end) => text.slice(open + 1).search(end));
  return [...new Set(ends)]
    .filter((end) => end >= 0)
    .map((end) => insertion(start + open + 1 + end, quote, EARLIER_CONFIDENCE));
}

interface Row {
  start: number;
  text: string;
}

function rowsOf(text: string): Row[] {
  let start = 0;
  return text.split("\n").map((row) => {
    const found = { start, text: row.replace(/\r$/, "") };
    start += row.length + 1;
    return found;
  });
}

/** Behind the last quote of a line: before what ends the line, or further in where brackets are even till there. */
function closing({ start, text }: Row, quote: string): Slip[] {
  const open = text.lastIndexOf(quote);
  const tail = /[\s;,)\]}>:]*$/.exec(text)?.index ?? text.length;
  const end = Math.max(tail, open + 1);
  const atEnd = Array.from({ length: text.length - end + 1 }, (_, index) => end + index);
  const inside = Array.from({ length: Math.max(0, end - open - 1) }, (_, index) => open + 1 + index).filter(
    (index) => /[)\],;:}+?]/.test(text[index] ?? ""),
  );
  const isWhole = (index: number): boolean => isEven(text.slice(open + 1, index));
  const word = WORD_AND_TYPE.exec(text.slice(open + 1, tail))?.groups?.["word"];
  const beforeType = word === undefined ? [] : [open + 1 + word.length];
  const best = beforeType[0] ?? atEnd.find(isWhole);
  return [...new Set([...beforeType, ...inside, ...atEnd])].filter(isWhole).map((index) => {
    const confidence = index === best ? CLOSING_CONFIDENCE : INNER_CONFIDENCE + index / 10_000;
    return insertion(start + index, quote, confidence);
  });
}

/** Behind a word after a quote that is followed by others on its line, or before what joins it with the next. */
function closingEarlier({ start, text }: Row, quote: string): Slip[] {
  const places = [...text.matchAll(/["'`]/g)].flatMap(({ 0: found, index }) =>
    found === quote ? [index] : [],
  );
  return places.slice(0, -1).flatMap((open, index) => {
    const next = places[index + 1] ?? text.length;
    const ends = Array.from({ length: next - open - 1 }, (_, offset) => open + 1 + offset);
    const [first] = index % 2 === 0 ? ends.filter((end) => /[\s,;)\]}]/.test(text[end] ?? "")) : [];
    const operator = BEFORE_NEXT.exec(text.slice(open + 1, next))?.index ?? 0;
    const beforeNext = index % 2 === 0 && operator > 0 ? open + 1 + operator : undefined;
    return [...new Set([first, beforeNext])].flatMap((end) =>
      end === undefined ? [] : [insertion(start + end, quote, EARLIER_CONFIDENCE)],
    );
  });
}

/** Before a word in front of the first quote of a line, where a value can begin. */
function opening({ start, text }: Row, quote: string): Slip[] {
  const close = text.indexOf(quote);
  const words = [...text.slice(0, close).matchAll(VALUE_START)].map(
    ({ index, 0: found }) => index + found.length,
  );
  const whole = words.filter((index) => index < close && isEven(text.slice(index, close)));
  const last = whole.at(-1);
  return [...whole, close].map((index) =>
    insertion(start + index, quote, index === last ? OPENING_CONFIDENCE : OTHER_OPENING_CONFIDENCE),
  );
}

/** Whether every bracket in a text is opened and closed in it. */
function isEven(text: string): boolean {
  const open: string[] = [];
  for (const character of text) {
    const closer = CLOSER_OF.get(character);
    if (closer !== undefined) open.push(closer);
    else if (CLOSERS.has(character) && open.pop() !== character) return false;
  }
  return open.length === 0;
}
