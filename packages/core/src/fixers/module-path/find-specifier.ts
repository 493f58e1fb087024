import { posix } from "node:path";
import type { LocatedProblem } from "../../model/problem.ts";
import { quotedPaths, specifiersIn, type Specifier } from "../specifier.ts";

const ABSOLUTE = /["'](?<path>(?:\/|[A-Za-z]:[\\/]|file:\/\/)[^"'\n]{1,1000})["']/;
/** What follows is a path that is not there yet. */
const ADVICE = "Did you mean";

/**
 * The specifier a problem complains of: the one its message names, as it is written (`'./tabel'`) or as the path it leads
 * to (`'/home/…/src/tabel.js' imported from …`), else the only one on its line.
 */
export function findSpecifier(text: string, problem: LocatedProblem): Specifier | undefined {
  const [from, to] = lineRange(text, problem.location.line);
  const onLine = quotedPaths(text.slice(from, to)).map(({ path, start }) => ({ path, start: from + start }));
  const isNamed = namedBy(problem);
  if (isNamed === undefined) return onLine.length === 1 ? onLine[0] : undefined;
  return onLine.find(isNamed) ?? specifiersIn(text).find(isNamed);
}

/** Whether a specifier is the one that the message tells of; undefined when it tells of none. */
function namedBy({ message, location }: LocatedProblem): ((specifier: Specifier) => boolean) | undefined {
  const written = quotedPaths(message.split(ADVICE, 1)[0] ?? "")[0]?.path;
  if (written !== undefined) return ({ path }) => path === written;
  const target = ABSOLUTE.exec(message)?.groups?.["path"]?.replaceAll("\\", "/");
  if (target === undefined) return undefined;
  return ({ path }) => target.endsWith(`/${posix.join(posix.dirname(location.file), path)}`);
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
