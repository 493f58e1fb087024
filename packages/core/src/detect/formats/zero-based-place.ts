import type { PathClaim } from "./format.ts";
import { claim, parsePlace } from "./place.ts";

/**
 * Reads a place whose columns count from 0, as bundlers print it: `src/style.css:3:0` is line 3, column 1.
 * Undefined when the text does not end in line and column.
 */
export function parseZeroBasedPlace(text: string): PathClaim | undefined {
  const place = parsePlace(text);
  if (place?.column !== undefined) return claim(place.path, place.line, place.column + 1);
  return place !== undefined && text.endsWith(":0") ? { ...place, column: 1 } : undefined;
}
