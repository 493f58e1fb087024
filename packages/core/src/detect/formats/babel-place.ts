import type { PathClaim } from "./format.ts";
import { claim, parsePlace } from "./place.ts";

const SYNTAX_ERROR = "SyntaxError: ";

/**
 * The place that Babel names in a message: `SyntaxError: /home/shop/cart.test.js: Unexpected token (3:17)`, columns from 0;
 * from 1 with a colon behind: `… Support for the experimental syntax 'jsx' isn't currently enabled (3:17):`.
 */
export function parseBabelPlace(message: string): PathClaim | undefined {
  const first = message.split("\n", 1)[0] ?? "";
  const isFromOne = first.endsWith("):");
  const close = first.length - (isFromOne ? 2 : 1);
  const end = first.indexOf(": ", SYNTAX_ERROR.length);
  const open = first[close] === ")" ? first.lastIndexOf(" (") : -1;
  if (!first.startsWith(SYNTAX_ERROR) || end === -1 || open === -1) return undefined;
  const place = parsePlace(`${first.slice(SYNTAX_ERROR.length, end)}:${first.slice(open + 2, close)}`);
  if (place?.column === undefined || isFromOne) return place;
  return claim(place.path, place.line, place.column + 1);
}
