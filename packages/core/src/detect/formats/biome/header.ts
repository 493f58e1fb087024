import type { PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

/** The first line of a diagnostic. */
export interface Header {
  category: string;
  place?: PathClaim;
}

const RULE = "━━━━━━━━━━";
const TAG = /^ {1,2}(?:FIXABLE|INTERNAL|FATAL|VERBOSE|DEPRECATED) {1,2}$/;
/** The whole file or none: `format`, `parse`, `lint/style/useConst`, `internalError/io`. */
const CATEGORY = /^[a-z][A-Za-z0-9]*(?:\/[A-Za-z0-9]{1,80}){0,4}$/;

/**
 * Reads the line above a diagnostic: place, category, tags and a rule to the margin, e.g.
 * `src/cart.ts:7:5 lint/suspicious/noDebugger  FIXABLE  ━━━━━━━━━━━━`, `src/cart.ts format ━━━━━━━━━━━━`.
 */
export function parseHeader(text: string): Header | undefined {
  const rule = text.indexOf(RULE);
  if (rule < 1 || !isRule(text.slice(rule).trimEnd()) || text.startsWith(" ")) return undefined;
  const words = withoutTags(text.slice(0, rule)).trimEnd();
  const gap = words.lastIndexOf(" ");
  const category = words.slice(gap + 1);
  if (!CATEGORY.test(category)) return undefined;
  const path = gap === -1 ? "" : words.slice(0, gap).trim();
  if (path === "") return { category };
  return { category, place: parsePlace(path) ?? { path, line: 1 } };
}

function isRule(text: string): boolean {
  return text.replaceAll("━", "") === "";
}

function withoutTags(text: string): string {
  let rest = text;
  for (;;) {
    const end = rest.trimEnd();
    const start = end.lastIndexOf(" ");
    if (start === -1 || !TAG.test(`  ${end.slice(start + 1)}  `)) return rest;
    rest = end.slice(0, start);
  }
}
