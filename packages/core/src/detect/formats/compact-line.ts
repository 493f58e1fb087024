import type { PathClaim } from "./format.ts";
import { claim, toPath } from "./place.ts";

/** A message of the `compact` formatters. */
export interface CompactLine {
  place: PathClaim;
  /** As it is spelt: `Error` by ESLint, `error` by Stylelint and HTMLHint. */
  level: string;
  message: string;
  code?: string;
}

const MIDDLE = /: line (\d{1,9}), col (\d{1,9}), ([Ee]rror|[Ww]arning) - /;
const RULE = /^[@A-Za-z][\w@/.-]*$/;

/** Reads `/home/shop/src/cart.js: line 7, col 5, Error - Unexpected 'debugger' statement. (no-debugger)`. */
export function parseCompactLine(text: string): CompactLine | undefined {
  const found = MIDDLE.exec(text);
  const level = found?.[3];
  if (found === null || level === undefined || found.index === 0) return undefined;
  const place = claim(toPath(text.slice(0, found.index)), Number(found[1]), Number(found[2]));
  return { place, level, ...splitBracketedRule(text.slice(found.index + found[0].length)) };
}

/** Parts `Disallowed unit (length-zero-no-unit)`; complaints of a parser name no rule. */
export function splitBracketedRule(text: string): { message: string; code?: string } {
  const message = text.trimEnd();
  const open = message.endsWith(")") ? message.lastIndexOf(" (") : -1;
  const code = message.slice(open + 2, -1);
  return open === -1 || !RULE.test(code) ? { message } : { message: message.slice(0, open), code };
}
