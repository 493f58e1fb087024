import { ENVELOPES } from "../logs/envelopes/table.ts";
import { compileNeedles, ownersIn, type Needle, type Needles } from "../logs/needles.ts";
import { COLOURED, DECISIVE, NOBODY } from "../logs/wasm/layout.ts";
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
/** If there are colours in the line, it may hold a format's literal with some between its letters and spaces. */
const IF_COLOURED = 8;
/** Any mark of a line that may hold a format's literal, or that the carrier wants to see. */
export const FOR_MATCH: number = DECISIVE | FOR_CARRIER | COLOURED;

const COLOURED_WORDS = ["rror", "warn", "arning"];

/** The literals of everybody who wants to see lines; each format is known by its place in the table. */
interface Glance {
  needles: Needles;
  /** What was asked for last: each line is asked for more than once. */
  last: { text: string; marker: LogMarker | undefined; owners: readonly number[] };
}

/** Compiling takes longer than reading a short log. */
const compiled = new WeakMap<readonly LogFormat[], Glance>();

/** What the lines of a log are searched for: what a format wants to see is decisive. */
export function needlesOf(formats: readonly LogFormat[]): Needles {
  return glanceOf(formats).needles;
}

/** Whether a line may tell of runs of tests, of rounds, or of commands that may fail, whatever stands before it. */
export function mayTell(formats: readonly LogFormat[], entry: LogEntry): boolean {
  return ownersOf(glanceOf(formats), entry).at(-1) === formats.length;
}

/** The formats whose literal or mark an entry has, in their order. */
export function glancedFormats(formats: readonly LogFormat[], entry: LogEntry): readonly LogFormat[] {
  const glanced: LogFormat[] = [];
  for (const owner of ownersOf(glanceOf(formats), entry)) {
    const format = formats[owner];
    if (format !== undefined) glanced.push(format);
  }
  return glanced;
}

/** One pass over the text, however many ask. */
function ownersOf(glance: Glance, { text, marker }: LogEntry): readonly number[] {
  if (text !== glance.last.text || marker !== glance.last.marker)
    glance.last = { text, marker, owners: ownersIn(glance.needles, withMarker(text, marker)) };
  return glance.last.owners;
}

/** What a carrier marks is searched for its marker like for a literal, which no text holds. */
function withMarker(text: string, marker: LogMarker | undefined): string {
  return marker === undefined ? text : `\0${marker}\0${text}`;
}

function glanceOf(formats: readonly LogFormat[]): Glance {
  const known = compiled.get(formats);
  if (known !== undefined) return known;
  const own = formats.flatMap(({ glance }, owner) => glance.map((literal) => ({ literal, owner })));
  const markers = formats.flatMap(({ markers: asked = [] }, owner) =>
    asked.map((marker) => ({ literal: withMarker("", marker), mark: 0, owner })),
  );
  const needles = compileNeedles([
    ...own,
    ...markers,
    ...own
      .map(({ literal }) => ({ literal: escaped(literal) }))
      .filter(({ literal }, index) => literal !== own[index]?.literal),
    ...ENVELOPES.flatMap(({ glance }) => withMark(glance, FOR_CARRIER)),
    ...withMark(VERDICT_GLANCE, FOR_CARRIER),
    ...withMark([...TEST_RUN_GLANCE, ...WATCH_GLANCE, ...TOLERATED_GLANCE], FOR_CARRIER, formats.length),
    ...withMark(GENERAL_GLANCE, FOR_GENERAL),
    ...withMark(COLOURED_WORDS, IF_COLOURED),
  ]);
  const glance = { needles, last: { text: "", marker: undefined, owners: [] } };
  compiled.set(formats, glance);
  return glance;
}

function withMark(literals: readonly string[], mark: number, owner = NOBODY): Needle[] {
  return literals.map((literal) => ({ literal, mark, owner }));
}

/** As a logger writes it in a string of JSON. */
function escaped(literal: string): string {
  return JSON.stringify(literal).slice(1, -1);
}
