/** What rows end or begin with, of things that are as they should be. */
const GOOD: ReadonlySet<string> = new Set(
  "ok okay pass passed good clean fine valid allowed set applied done found success successful unchanged up-to-date present skipped skip yes identical same equal matches 200 201 204".split(
    " ",
  ),
);
const NOT: ReadonlySet<string> = new Set(["not", "no", "never", "isn't", "wasn't"]);
/** Of a table so many rows say the same. */
const LEAST_ALIKE = 2;
const MOST_TOKENS = 24;
/** How far a row may stand from those that it is compared with. */
const MOST_APART = 4;

/** `name ..... value`, `name   value` */
const COLUMNS = /\S( {2,}| ?\.{3,80} ?|\t)\S/;

interface Row {
  index: number;
  tokens: readonly string[];
  indent: number;
  /** What its first token looks like: `03-checkout` and `04-logout` alike; of plain words the word, but in columns. */
  kind: string;
  /** Where its second token begins. */
  second: number;
  /** Where it says that all is well: a column, or `end`. */
  good: number | "end" | undefined;
}

/**
 * Index of the row that differs from those around it, all of which say that something is as it should be: `c.md: 3 long lines`
 * between `b.md: ok` and `d.md: ok`; or that has more than the others, which have all the same columns.
 */
export function oddRow(texts: readonly string[]): number | undefined {
  const rows = texts.map(toRow);
  return notGood(rows)?.index ?? unlikeOthers(rows)?.index;
}

function toRow(text: string, index: number): Row {
  const tokens = text
    .trim()
    .replace(/(\d) of (\d)/g, "$1/$2")
    .split(/\s+/)
    .slice(0, MOST_TOKENS);
  const indent = text.length - text.trimStart().length;
  const second = indent + (/^\S+\s+/.exec(text.trimStart())?.[0].length ?? 0);
  const first = tokens.find((token) => /[\p{L}\d]/u.test(token));
  return { index, tokens, indent, second, kind: kindOf(text, first), good: goodAt(tokens) };
}

function goodAt(tokens: readonly string[]): number | "end" | undefined {
  if (tokens.length < 2) return undefined;
  const said = [0, 1, 2].find((column) => isGood(tokens, column));
  if (said !== undefined && tokens.length > said + 1) return said;
  if (isGood(tokens, tokens.length - 1)) return "end";
  return tokens.findIndex(isAll) > 0 ? tokens.findIndex(isAll) : undefined;
}

function isGood(tokens: readonly string[], at: number): boolean {
  const word = wordOf(tokens[at]);
  return GOOD.has(word) && !NOT.has(wordOf(tokens[at - 1]));
}

/** `pass`, but not in `not found`, after which the row tells more. */
function isSaidWell(_: string, at: number, tokens: readonly string[]): boolean {
  return isGood(tokens, at) && /^["'(]/.test(tokens[at + 1] ?? "");
}

/** `12/12` */
function isAll(token: string): boolean {
  const [, some, all] = /^(\d{1,6})\/(\d{1,6})$/.exec(token) ?? [];
  return some !== undefined && some === all;
}

function wordOf(token = ""): string {
  return token.toLowerCase().replace(/^[[(<*:.]+|[\])>*:.,;]+$/g, "");
}

/** Letters and digits say nothing, nor does the line of a place. */
function maskOf(token: string): string {
  const name = token.replace(/:\d{1,9}(?::\d{1,9})?:?$/, "").replace(/:$/, "");
  if (/^[\w@+./-]+$/.test(name) && /[./][\w@+-]/.test(name) && /\p{L}/u.test(name)) return "path";
  return name
    .replace(/[\p{L}_]+/gu, "a")
    .replace(/\d+/g, "0")
    .replace(/(?:a0)+a?|(?:0a)+0?/g, "0");
}

function kindOf(text: string, token = ""): string {
  const mask = maskOf(token);
  if (mask === "path" || mask.includes("0")) return mask;
  const gap = COLUMNS.exec(text.trim())?.[1];
  if (gap === undefined) return token;
  return gap.includes(".") ? "dotted" : "columns";
}

function notGood(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => {
    if (row.good !== undefined || row.tokens.length < 2 || row.tokens.some(isSaidWell)) return false;
    const around = rows.filter(
      (other) =>
        other.good !== undefined && isAlike(row, other) && Math.abs(other.index - row.index) <= MOST_APART,
    );
    const alike = around.filter(({ good }) => good === around[0]?.good);
    return alike.length >= LEAST_ALIKE && oddBeside(rows, row) <= alike.length;
  });
}

/** Where the first word says it, the second is in the same column; else the first tokens are of a kind. */
function isAlike(row: Row, { indent, second, kind, good }: Row): boolean {
  if (row.indent !== indent) return false;
  return good === 0 ? row.second === second : row.kind === kind;
}

function oddBeside(rows: readonly Row[], { index, kind, indent }: Row): number {
  return rows.filter(
    (other) =>
      other.good === undefined &&
      other.kind === kind &&
      other.indent === indent &&
      Math.abs(other.index - index) <= MOST_APART,
  ).length;
}

/** `large   9.8 us   (limit 8.0)  <-- SLOWER`, where the others end with the limit. */
function unlikeOthers(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => {
    if (row.tokens.length < 3 || row.tokens.some(isSaidWell)) return false;
    const near = rows.filter(
      ({ index, indent, kind }) =>
        index !== row.index &&
        indent === row.indent &&
        kind === row.kind &&
        Math.abs(index - row.index) <= MOST_APART,
    );
    const masks = near.filter(({ tokens }) => tokens.length > 2).map(columnsOf);
    const mask = masks.find((each) => columnsOf(row).startsWith(`${each} `));
    const alike = masks.filter((each) => each === mask).length;
    // One of the others may be the table's head.
    return alike >= LEAST_ALIKE && near.length - alike <= 1;
  });
}

function columnsOf({ tokens }: Row): string {
  return tokens.map(maskOf).join(" ");
}
