/** Words of failures as tools print them; a rough look that decides whether a text is worth reading, never what it says. */
const WORDS =
  /\b(?:errors?|err!|failed|failures?|failing|exception|traceback|panic(?:ked)?|fatal|cannot|not ok|unhandled|undefined reference|segmentation fault|assertion|expected|warning)\b|✗|✖|×|●/i;

/** A place in a file, `src/a.ts:3`, `a.ts(3,1)` or `a.py", line 3`. */
const PLACE = /[\w-]\.[a-z]{1,5}(?:[:(]\d+|", line \d+)/i;

/** At most this much of a text is looked at, from its start and from its end. */
const LOOK = 200_000;

/** True where a text may tell of a failure. */
export function maySayFailure(text: string): boolean {
  return looks(text).some((part) => WORDS.test(part) || PLACE.test(part));
}

/** True where a line may name a place in a file. */
export function maySayPlace(line: string): boolean {
  return PLACE.test(line);
}

/** True where a copied text is surely meant to be read as a log: words of a failure and more than one line or a place. */
export function looksLikeFailure(text: string): boolean {
  return looks(text).some((part) => WORDS.test(part) && (PLACE.test(part) || part.trim().includes("\n")));
}

function looks(text: string): string[] {
  return text.length <= 2 * LOOK ? [text] : [text.slice(0, LOOK), text.slice(-LOOK)];
}
