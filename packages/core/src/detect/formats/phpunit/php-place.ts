import type { PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

/** Reads a line that is a place in the project's own code: `/home/shop/tests/CartTest.php:6`. */
export function toPhpPlace(line: string): PathClaim | undefined {
  if (!/\.(?:php|phpt|inc):\d{1,9}$/.test(line) || line.startsWith(" ")) return undefined;
  const place = parsePlace(line);
  return place === undefined || /(?:^|[\\/])vendor[\\/]/.test(place.path) || place.path.includes(" in ")
    ? undefined
    : place;
}
