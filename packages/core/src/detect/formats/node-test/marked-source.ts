import type { PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

const CARETS = /^\s*\^+$/;
/** Node shows the marked line, and of TypeScript some lines above it. */
const MOST_SHOWN = 4;

/** The code that Node marks above an error which it met as it loaded a file, and what is printed below it. */
export function readMarkedSource(
  lines: readonly string[],
): { place: PathClaim; below: readonly string[] } | undefined {
  const start = lines.findIndex((line) => line.trim() !== "");
  const place = parsePlace(lines[start] ?? "");
  if (place === undefined || place.column !== undefined || !/[\\/]/.test(place.path)) return undefined;
  const shown = lines.slice(start + 1, start + 1 + MOST_SHOWN);
  const carets = shown.findIndex((line) => CARETS.test(line));
  return carets < 1 ? undefined : { place, below: lines.slice(start + carets + 2) };
}
