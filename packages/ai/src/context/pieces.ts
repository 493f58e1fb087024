import type { Place } from "./place.ts";

/** A part of a file as it is shown to a model. Lines are 1-based and inclusive. */
export interface Piece {
  file: string;
  startLine: number;
  endLine: number;
  why: string[];
  text: string;
}

/** Characters of code and logs per token, at the least, measured on logs: an estimate that errs to the safe side. */
const CHARACTERS_PER_TOKEN = 2.9;
/** Files up to this are shown whole: a model that sees all of a file makes fewer mistakes in it. */
const WHOLE_LINES = 150;
/** The beginning of a file says what it imports. */
const HEAD_LINES = 25;
const MOST_LINES_OF_PLACE = 120;
/** Lines that do not join two places of a file. */
const GAP = 6;

/** A cheap upper estimate of the tokens of a text. */
export function estimatedTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** The places as pieces of files, likeliest file first, as many as the budget of tokens allows; none is cut in two. */
export function piecesOf(
  places: readonly Place[],
  read: (file: string) => string | undefined,
  tokens: number,
): Piece[] {
  const chosen = new Map<string, Place[]>();
  let left = tokens;
  let pieces: Piece[] = [];
  for (const place of places) {
    const before = chosen.get(place.file) ?? [];
    const text = read(place.file) ?? "";
    const after = partsOf([...before, place], text);
    const more = costOf(after) - costOf(before.length === 0 ? [] : partsOf(before, text));
    if (more > left) continue;
    left -= more;
    chosen.set(place.file, [...before, place]);
  }
  for (const [file, own] of chosen) pieces = [...pieces, ...partsOf(own, read(file) ?? "")];
  return pieces;
}

function costOf(pieces: readonly Piece[]): number {
  const LABEL_TOKENS = 30;
  return pieces.reduce((sum, { text }) => sum + estimatedTokens(text) + LABEL_TOKENS, 0);
}

/** The parts of one file, in text order; the whole file where it is small. */
function partsOf(places: readonly Place[], text: string): Piece[] {
  const [first] = places;
  if (first === undefined) return [];
  const lines = text.split("\n");
  const count = text.endsWith("\n") ? lines.length - 1 : lines.length;
  const why = [...new Set(places.map((place) => place.why))];
  if (count <= WHOLE_LINES) return [{ file: first.file, startLine: 1, endLine: count, why, text }];
  const head = { startLine: 1, endLine: Math.min(HEAD_LINES, lastImport(lines)), why: "its beginning" };
  const ranges = [head, ...places.map(limited)].filter(({ endLine, startLine }) => endLine >= startLine);
  return joined(ranges, count).map((range) => ({
    file: first.file,
    ...range,
    text: `${lines.slice(range.startLine - 1, range.endLine).join("\n")}\n`,
  }));
}

type Range = Pick<Place, "startLine" | "endLine" | "why">;

function limited({ startLine, endLine, why }: Place): Range {
  return { startLine, endLine: Math.min(endLine, startLine + MOST_LINES_OF_PLACE - 1), why };
}

function lastImport(lines: readonly string[]): number {
  return (
    lines
      .slice(0, HEAD_LINES)
      .findLastIndex((line) => /^(?:import|from|use|#include|const .*require\()\b/.test(line)) + 1
  );
}

function joined(ranges: readonly Range[], count: number): Omit<Piece, "file" | "text">[] {
  const result: Omit<Piece, "file" | "text">[] = [];
  for (const { startLine, endLine, why } of ranges.toSorted((a, b) => a.startLine - b.startLine)) {
    if (startLine > count) continue;
    const last = result.at(-1);
    const end = Math.min(endLine, count);
    if (last !== undefined && startLine <= last.endLine + GAP) {
      last.endLine = Math.max(last.endLine, end);
      if (!last.why.includes(why)) last.why.push(why);
    } else result.push({ startLine, endLine: end, why: [why] });
  }
  return result;
}
