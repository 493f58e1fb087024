import type { PathClaim } from "./format.ts";
import { claim, parsePlace } from "./place.ts";

/** Longer runs before a bracket are no paths. */
const MAX_PATH = 400;
const PAREN = /^(\S[^()]*)\((\d{1,9})(?:,(\d{1,9}))?\)$/;

/**
 * Reads a place as compilers of one platform or the other tell it: `test/cart.cc:6`, `..\test\cart.cc(6)`,
 * `src\cart.cpp(12,5)`.
 */
export function parseEitherPlace(text: string): PathClaim | undefined {
  if (text.length > MAX_PATH) return undefined;
  const [, path, line, column] = PAREN.exec(text) ?? [];
  if (path === undefined || line === undefined) return parsePlace(text);
  return claim(path, Number(line), column === undefined ? undefined : Number(column));
}
