import type { Problem } from "../model/problem.ts";
import type { Location } from "../model/location.ts";

/** Tools that read the runner's own lines and lines of any tool, and so may meet again what a format has read. */
const REPEATERS: ReadonlySet<string> = new Set(["github-actions", "environment"]);
/** A shorter message inside another one is a coincidence. */
const TELLING_LENGTH = 12;
const MOST_LENGTH = 400;
/** What may stand around a message that is repeated: `Error: … (src/cart.ts:3)`, `[lint] …  no-unused-vars`. */
const BEFORE = /[:|>)\]×✖✘✕●•*-]\s*/g;
const AFTER = /^(?:$|[.:,;]|\s?[([]| {2}| at | in )/;
const MOST_STARTS = 16;

/** What the tools said: problems by the first line of their message. */
interface Said {
  headlines: Map<string, Map<string, Problem>>;
  /** Lengths of the headlines that begin with the same telling characters. */
  lengths: Map<string, Set<number>>;
}

/**
 * The CI runner repeats what a tool said as an annotation of its own; that is an occurrence, not another failure.
 * Returns the problems without such echoes, counted where they belong. Takes time linear in the messages.
 */
export function foldEchoes(
  problems: readonly Problem[],
  isConsequence: (problem: Problem) => boolean,
): Problem[] {
  const said = collectHeadlines(problems.filter(({ tool }) => !REPEATERS.has(tool)));
  return problems.filter((problem) => {
    if (!REPEATERS.has(problem.tool) || isConsequence(problem)) return true;
    const original = findOriginal(problem, said);
    if (original !== undefined) original.occurrences += problem.occurrences;
    return original === undefined;
  });
}

function collectHeadlines(problems: readonly Problem[]): Said {
  const said: Said = { headlines: new Map(), lengths: new Map() };
  for (const problem of problems) {
    const headline = headlineOf(problem);
    if (headline === "") continue;
    const places = said.headlines.get(headline) ?? new Map<string, Problem>();
    said.headlines.set(headline, places);
    const place = placeOf(problem.location);
    if (!places.has(place)) places.set(place, problem);
    if (headline.length < TELLING_LENGTH) continue;
    const start = headline.slice(0, TELLING_LENGTH);
    said.lengths.set(start, (said.lengths.get(start) ?? new Set()).add(headline.length));
  }
  return said;
}

/** The tool's problem whose first line is the annotation's first line, or stands in it between marks. */
function findOriginal(problem: Problem, said: Said): Problem | undefined {
  const text = headlineOf(problem);
  const same = pick(said.headlines.get(text), problem.location);
  if (same !== undefined) return same;
  for (const start of startsIn(text)) {
    for (const length of said.lengths.get(text.slice(start, start + TELLING_LENGTH)) ?? []) {
      if (!AFTER.test(text.slice(start + length))) continue;
      const found = pick(said.headlines.get(text.slice(start, start + length)), problem.location);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Where a repeated message may begin. */
function startsIn(text: string): number[] {
  const starts = [...text.matchAll(BEFORE)].map((mark) => mark.index + mark[0].length);
  return [0, ...starts.slice(0, MOST_STARTS)];
}

/** An annotation with a place repeats what was said of that line or of no line; one without may repeat any. */
function pick(
  places: ReadonlyMap<string, Problem> | undefined,
  location: Location | undefined,
): Problem | undefined {
  if (location === undefined) return places?.values().next().value;
  return places?.get(placeOf(location)) ?? places?.get(placeOf(undefined));
}

function placeOf(location: Location | undefined): string {
  return location === undefined ? "" : `${location.file}:${location.line}`;
}

function headlineOf({ message }: Problem): string {
  return (message.split("\n", 1)[0] ?? "").trim().slice(0, MOST_LENGTH);
}
