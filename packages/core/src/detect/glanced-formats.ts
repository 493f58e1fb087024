import { ENVELOPES } from "../logs/envelopes/table.ts";
import { compileNeedles, ownersIn, type Needle, type Needles } from "../logs/needles.ts";
import type { LogEntry, LogMarker } from "../model/log.ts";
import type { LogFormat } from "./formats/format.ts";
import { VERDICT_GLANCE } from "./job-verdicts.ts";
import { TEST_RUN_GLANCE } from "./test-run-verdicts.ts";
import { TOLERATED_GLANCE } from "./tolerated-commands.ts";
import { WATCH_GLANCE } from "./watch-rounds.ts";
import { GENERAL_GLANCE } from "./general/glance.ts";

/** Marks of lines that hold no format's literal, but one that the carrier wants to see, or the general search. */
const FOR_CARRIER = 2;
export const FOR_GENERAL = 4;
/** The line may hold a format's literal with colours between its letters and spaces. */
export const IF_COLOURED = 8;

const COLOURED_WORDS = ["rror", "warn", "arning"];

/** The literals of everybody who wants to see lines, with the format of each by its place in the table. */
interface Glance {
  needles: Needles;
  /** The formats that read what a carrier marks, whatever the text. */
  marked: ReadonlyMap<LogMarker, readonly number[]>;
}

/** Compiling takes longer than reading a short log. */
const compiled = new WeakMap<readonly LogFormat[], Glance>();

/** What the lines of a log are searched for: what a format wants to see is decisive. */
export function needlesOf(formats: readonly LogFormat[]): Needles {
  return glanceOf(formats).needles;
}

/** The formats whose literal or mark an entry has, in their order: one pass over the text, however many there are. */
export function glancedFormats(
  formats: readonly LogFormat[],
  { text, marker }: LogEntry,
): readonly LogFormat[] {
  const { needles, marked } = glanceOf(formats);
  const owners = ownersIn(needles, text);
  const ofMarker = marker === undefined ? undefined : marked.get(marker);
  if (ofMarker === undefined) return owners.flatMap((index) => formats[index] ?? NONE);
  const others = ofMarker.filter((index) => !owners.includes(index));
  return [...owners, ...others].toSorted((a, b) => a - b).flatMap((index) => formats[index] ?? NONE);
}

const NONE: readonly LogFormat[] = [];

function glanceOf(formats: readonly LogFormat[]): Glance {
  const known = compiled.get(formats);
  if (known !== undefined) return known;
  const own = formats.flatMap(({ glance }, owner) => glance.map((literal) => ({ literal, owner })));
  const needles = compileNeedles([
    ...own,
    ...own
      .map(({ literal }) => ({ literal: escaped(literal) }))
      .filter(({ literal }, index) => literal !== own[index]?.literal),
    ...ENVELOPES.flatMap(({ glance }) => withMark(glance, FOR_CARRIER)),
    ...withMark([...VERDICT_GLANCE, ...TEST_RUN_GLANCE, ...WATCH_GLANCE, ...TOLERATED_GLANCE], FOR_CARRIER),
    ...withMark(GENERAL_GLANCE, FOR_GENERAL),
    ...withMark(COLOURED_WORDS, IF_COLOURED),
  ]);
  const glance = { needles, marked: formatsByMark(formats) };
  compiled.set(formats, glance);
  return glance;
}

function formatsByMark(formats: readonly LogFormat[]): Map<LogMarker, number[]> {
  const marked = new Map<LogMarker, number[]>();
  for (const [index, { markers = [] }] of formats.entries())
    for (const marker of markers) marked.set(marker, [...(marked.get(marker) ?? []), index]);
  return marked;
}

function withMark(literals: readonly string[], mark: number): Needle[] {
  return literals.map((literal) => ({ literal, mark }));
}

/** As a logger writes it in a string of JSON. */
function escaped(literal: string): string {
  return JSON.stringify(literal).slice(1, -1);
}
