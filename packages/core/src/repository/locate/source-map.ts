import { LEAST_UPPER_BOUND, originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { z } from "zod";

/** A place in a text: 1-based line and column. Without a column the whole line is meant. */
export interface TextPlace {
  line: number;
  column?: number;
}

/** Where a built file's text came from, in the words of its map: `source` is not yet resolved and not to be believed. */
export interface MappedPlace extends TextPlace {
  /** As in `sources`, below the map's `sourceRoot`: `../src/cart.ts`, `webpack://shop/./src/cart.ts`. */
  source: string;
}

export interface SourceMap {
  /** How many places it maps, at most: what it costs to decode. */
  size: number;
  /** The origin of a place in the built file; undefined where the map has none, or several for a place without a column. */
  trace(place: TextPlace): MappedPlace | undefined;
}

/** More mapped places than this is no program: decoding them would take gigabytes. */
const MAXIMUM_SIZE = 4_000_000;
const MAXIMUM_SOURCES = 200_000;
const MAXIMUM_SECTIONS = 10_000;
const MAXIMUM_LINE = 10_000_000;
const SCHEME_OR_ROOT = /^(?:[a-z][a-z0-9+.-]*:|[\\/])/i;

const LINE = z.int().min(0).max(MAXIMUM_LINE);
const FLAT = z.object({
  version: z.literal(3),
  sourceRoot: z.string().nullish(),
  sources: z.custom<readonly (string | null)[]>(isSources),
  mappings: z.string(),
});
const SECTION = z.object({ offset: z.object({ line: LINE, column: z.int().min(0) }), map: FLAT });
const SECTIONS = z.custom<unknown[]>(isShortList).pipe(z.array(SECTION));
const MAP = z.union([FLAT, z.object({ version: z.literal(3), sections: SECTIONS })]);

type FlatMap = z.infer<typeof FLAT>;

/** A map of its own for the text from an offset on: 0-based line and column. */
interface Part {
  line: number;
  column: number;
  trace(place: TextPlace): MappedPlace | undefined;
}

/** Reads a source map of version 3, flat or in sections, of at most that size; undefined for anything else. Never throws. */
export function parseSourceMap(text: string, maximumSize: number = MAXIMUM_SIZE): SourceMap | undefined {
  // A map that is served may begin with `)]}'`, so that no page can run it.
  const json = parseJson(text.startsWith(")]}'") ? text.slice(text.indexOf("\n") + 1) : text);
  const { data: map } = MAP.safeParse(json);
  if (map === undefined) return undefined;
  const sections = "sections" in map ? map.sections : [{ offset: { line: 0, column: 0 }, map }];
  const size = sections.reduce((sum, section) => sum + sizeOf(section.map), 0);
  if (size > Math.min(maximumSize, MAXIMUM_SIZE)) return undefined;
  const parts = sections.map((section) => ({ ...section.offset, trace: tracerOf(section.map) }));
  return { size, trace: (place) => (isPlace(place) ? traceParts(parts, place) : undefined) };
}

function traceParts(parts: readonly Part[], { line, column }: TextPlace): MappedPlace | undefined {
  const row = line - 1;
  const part = parts.findLast(
    (candidate) =>
      candidate.line < row || (candidate.line === row && candidate.column <= (column ?? Infinity) - 1),
  );
  if (part === undefined) return undefined;
  const shift = part.line === row ? part.column : 0;
  return part.trace({ line: line - part.line, ...(column === undefined ? {} : { column: column - shift }) });
}

function tracerOf({ sources, sourceRoot, mappings }: FlatMap): Part["trace"] {
  let traced: TraceMap | undefined;
  function locate(line: number, column: number, bias?: typeof LEAST_UPPER_BOUND): MappedPlace | undefined {
    // The library resolves what `sources` says as a URL; numbers stay what they are.
    traced ??= new TraceMap({
      version: 3,
      names: [],
      sources: sources.map((_, index) => `${index}`),
      mappings,
    });
    const found = originalPositionFor(traced, { line, column, ...(bias === undefined ? {} : { bias }) });
    const source = found.source === null ? null : sources[Number(found.source)];
    if (typeof source !== "string" || found.line === null) return undefined;
    const place = { line: found.line, column: found.column + 1 };
    return isPlace(place) ? { source: belowRoot(sourceRoot ?? "", source), ...place } : undefined;
  }
  return ({ line, column }) => {
    if (column !== undefined) return locate(line, column - 1);
    const first = locate(line, 0, LEAST_UPPER_BOUND);
    const last = locate(line, Number.MAX_SAFE_INTEGER);
    if (first === undefined || first.source !== last?.source || first.line !== last.line) return undefined;
    return { source: first.source, line: first.line };
  };
}

function belowRoot(root: string, source: string): string {
  if (root === "" || SCHEME_OR_ROOT.test(source)) return source;
  return root.endsWith("/") ? root + source : `${root}/${source}`;
}

function isPlace({ line, column = 1 }: TextPlace): boolean {
  return (
    Number.isSafeInteger(line) &&
    line >= 1 &&
    line <= MAXIMUM_LINE &&
    Number.isSafeInteger(column) &&
    column >= 1
  );
}

function sizeOf({ mappings }: FlatMap): number {
  let size = 1;
  for (let index = 0; index < mappings.length; index++) {
    const character = mappings[index];
    if (character === "," || character === ";") size += 1;
  }
  return size;
}

/** One complaint for the whole list: a hostile one has millions of elements. */
function isSources(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= MAXIMUM_SOURCES &&
    value.every((source) => source === null || typeof source === "string")
  );
}

function isShortList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAXIMUM_SECTIONS;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
