import type { PathClaim } from "./format.ts";
import { claim } from "./place.ts";

/** The one line in which Babel, PostCSS and Sass say what is wrong with a file. */
export interface CompilerError {
  message: string;
  place?: PathClaim;
}

const NAME = /^(?:[A-Z]\w{0,60}Error|Syntax error|Error): /;
const POSITION_BEHIND = / ?\((\d{1,9}):(\d{1,9})\)$/;
/** Where Babel does not know a syntax, with the excerpt below; columns from 1. */
const EXPERIMENTAL = / \((\d{1,9}):(\d{1,9})\):$/;
const POSITION_BEFORE = /^\((\d{1,9}):(\d{1,9})\) /;
/** A path with an extension, at the start of a text, and what separates it from the reason. */
const PATH = /^((?:[A-Za-z]:)?[^:]{0,400}\.\w{1,8})(?:: | )(?=\S)/;

/**
 * Reads `SyntaxError: /home/shop/src/broken.js: Unexpected token, expected "," (2:15)` (Babel, columns from 0),
 * `(1:1) /home/shop/src/a.css Unclosed block` and `Syntax error: /home/shop/a.css Unclosed block (1:1)` (PostCSS).
 */
export function parseCompilerError(text: string): CompilerError {
  let message = text.trimEnd().replace(NAME, "");
  const before = POSITION_BEFORE.exec(message);
  if (before !== null) message = message.slice(before[0].length);
  const path = /[\\/]/.test(message) ? PATH.exec(message) : null;
  const experimental = before === null ? EXPERIMENTAL.exec(message) : null;
  const behind = experimental ?? (before === null ? POSITION_BEHIND.exec(message) : null);
  if (path?.[1] === undefined) return { message };
  const end = behind === null ? message.length : behind.index;
  const reason = message.slice(path[0].length, end).trimEnd();
  const isFromZero = experimental === null && path[0].endsWith(": ");
  return { message: reason, place: placeOf(path[1], before, behind, isFromZero) };
}

/** Babel, which ends the path with a colon, counts columns from 0, mostly. */
function placeOf(
  path: string,
  before: RegExpExecArray | null,
  behind: RegExpExecArray | null,
  isFromZero: boolean,
): PathClaim {
  const [, line, column] = before ?? behind ?? [];
  if (line === undefined) return { path, line: 1 };
  return claim(path, Number(line), Number(column) + (isFromZero ? 1 : 0));
}
