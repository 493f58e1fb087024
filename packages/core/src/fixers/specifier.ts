import { posix } from "node:path";

/** A relative module specifier in a text, without its quotes. */
export interface Specifier {
  path: string;
  start: number;
}

/** With a dot too many it leads nowhere, and was to be relative. */
const QUOTED = /["'`](?<path>\.{1,3}\/[^"'`\n]{0,300})["'`]/g;
const DOT_TOO_MANY = /^\.{3}(?=\/)/;
/** What stands before a specifier: `from`, `import`, `import(`, `require(`, `vi.mock(`. */
const IMPORTING = /\b(?:from|import|require|[mM]ock|importActual)[ \t]{0,8}\(?[ \t]{0,8}$/;
const LONGEST_LEAD = 32;
const SOURCE_EXTENSION = /(?:\.d)?\.[cm]?[jt]sx?$/;
const INDEX = /(?:^|\/)index$/;

/** Every quoted relative path of a text. */
export function quotedPaths(text: string): Specifier[] {
  return [...text.matchAll(QUOTED)].map((match) => ({
    path: match.groups?.["path"] ?? "",
    start: match.index + 1,
  }));
}

/** The quoted relative paths of a text that something is imported from. */
export function specifiersIn(text: string): Specifier[] {
  return quotedPaths(text).filter(({ start }) =>
    IMPORTING.test(text.slice(Math.max(0, start - 1 - LONGEST_LEAD), start - 1)),
  );
}

/** Where a text imports something from just this specifier: the offsets within its quotes. */
export function quotedPlaces(text: string, specifier: string): number[] {
  const places: number[] = [];
  for (let start = text.indexOf(specifier); start !== -1; start = text.indexOf(specifier, start + 1)) {
    const [before = "", after = ""] = [text[start - 1], text[start + specifier.length]];
    const lead = text.slice(Math.max(0, start - 1 - LONGEST_LEAD), start - 1);
    if (before === after && /["'`]/.test(before) && IMPORTING.test(lead)) places.push(start);
  }
  return places;
}

/** What a file is imported as, whatever the manner: its path without extension, or the folder of an index. */
export function moduleStem(file: string): string {
  const bare = file.replace(SOURCE_EXTENSION, "");
  return INDEX.test(bare) ? posix.dirname(bare) : bare;
}

/** The stem that a specifier in a file leads to. */
export function targetStem(file: string, specifier: string): string {
  return moduleStem(posix.join(posix.dirname(file), specifier.replace(DOT_TOO_MANY, "..")));
}
