import type { Slip } from "./slip.ts";

const EXCHANGED_CONFIDENCE = 0.85;
/** `"the users';` may be of several users as well. */
const POSSESSIVE_CONFIDENCE = 0.7;
const POSSESSIVE = /\s\w+s$/;
/** What may follow the end of a text. */
const BEHIND = /^(?:$|[\s;,)\]}>:.])/;
const VALUE_START = /(?:^|[([{,:=?+|&>!]|\b(?:return|case|throw|from|import|default|await|typeof))[^\S\n]*$/;
const QUOTES = ['"', "'", "`"];

/** One quote for another, where a text seems to end with a quote that it did not begin with: `` `/items/${page}"; ``. */
export function mixedQuotes(row: { start: number; text: string }): Slip[] {
  const odd = QUOTES.filter((quote) => isOdd(row.text, quote));
  return odd.flatMap((closer) =>
    odd.flatMap((opener) => (opener === closer ? [] : exchanged(row, opener, closer))),
  );
}

function exchanged({ start, text }: { start: number; text: string }, opener: string, closer: string): Slip[] {
  const open = text.indexOf(opener);
  const at = text.lastIndexOf(closer);
  if (open > at || !VALUE_START.test(text.slice(0, open)) || !BEHIND.test(text.slice(at + 1))) return [];
  const inner = text.slice(open + 1, at);
  const isTemplate = inner.includes("${");
  if (isTemplate && opener !== "`" && closer !== "`") return [];
  const [place, from, to] = isTemplate && closer === "`" ? [open, opener, closer] : [at, closer, opener];
  const mayBeWhole = closer === "'" && POSSESSIVE.test(inner);
  return [
    {
      edit: { start: start + place, end: start + place + 1, text: to },
      title: `Write ${nameOf(to)} for ${nameOf(from)}`,
      confidence: mayBeWhole ? POSSESSIVE_CONFIDENCE : EXCHANGED_CONFIDENCE,
    },
  ];
}

/** Whether a line has an uneven number of a quote, but for those that are escaped. */
export function isOdd(text: string, quote: string): boolean {
  return (text.split(`\\${quote}`).join("").split(quote).length - 1) % 2 === 1;
}

function nameOf(quote: string): string {
  return quote === "`" ? "a backtick" : `\`${quote}\``;
}
