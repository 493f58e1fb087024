import type { PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

const APPEARS = /^The error appears to be in '(.{1,400})': line (\d{1,9}), column (\d{1,9}), but may/;
const ORIGIN = "Origin: ";

/** The first place told in lines: `The error appears to be in '/srv/site.yml': line 3, column 7, but may`, `Origin: /srv/site.yml:3:7`. */
export function errorPlace(lines: readonly string[]): PathClaim | undefined {
  for (const line of lines) {
    const [, path, number, column] = APPEARS.exec(line) ?? [];
    if (path !== undefined) return { path, line: Number(number), column: Number(column) };
    if (line.startsWith(ORIGIN)) return parsePlace(line.slice(ORIGIN.length).trim());
  }
  return undefined;
}
