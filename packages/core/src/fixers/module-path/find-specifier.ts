import type { LocatedProblem } from "../../model/problem.ts";

const QUOTED = /["'](?<path>\.{1,2}\/[^"'\n]{0,300})["']/g;

/** A relative module specifier in a text, without its quotes. */
export interface Specifier {
  path: string;
  start: number;
}

/** The specifier a problem complains of: the one its message names, else the only one on its line. */
export function findSpecifier(text: string, problem: LocatedProblem): Specifier | undefined {
  const named = [...problem.message.matchAll(QUOTED)].map((match) => match.groups?.["path"] ?? "")[0];
  const onLine = specifiersIn(text, lineRange(text, problem.location.line));
  const atPlace = named === undefined ? onLine : onLine.filter(({ path }) => path === named);
  if (atPlace.length === 1) return atPlace[0];
  if (onLine.length === 1 && atPlace.length === 0) return onLine[0];
  const anywhere =
    named === undefined ? [] : specifiersIn(text, [0, text.length]).filter(({ path }) => path === named);
  return anywhere.length === 1 ? anywhere[0] : undefined;
}

function specifiersIn(text: string, [from, to]: readonly [number, number]): Specifier[] {
  return [...text.slice(from, to).matchAll(QUOTED)].map((match) => ({
    path: match.groups?.["path"] ?? "",
    start: from + match.index + 1,
  }));
}

function lineRange(text: string, line: number): [number, number] {
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const newline = text.indexOf("\n", start);
    if (newline === -1) return [text.length, text.length];
    start = newline + 1;
  }
  const end = text.indexOf("\n", start);
  return [start, end === -1 ? text.length : end];
}
