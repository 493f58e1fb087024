import { isOwnPath } from "../../own-path.ts";
import { parseCompilerError } from "../compiler-error.ts";
import type { PathClaim } from "../format.ts";

const FILE_FIRST = /^SyntaxError: (?=\/|[A-Za-z]:[\\/])/;
const POSITION = / \(\d{1,9}:\d{1,9}\)$/;

/**
 * The source that a compiler cannot read, whoever called it: `SyntaxError: /home/shop/src/cart.js: Unexpected token (3:12)`.
 * Undefined for one of a package.
 */
export function compiledPlace(message: string): PathClaim | undefined {
  const head = message.split("\n", 1)[0] ?? "";
  if (!FILE_FIRST.test(head) || !POSITION.test(head)) return undefined;
  const { place } = parseCompilerError(head);
  return place !== undefined && isOwnPath(place.path) ? place : undefined;
}
