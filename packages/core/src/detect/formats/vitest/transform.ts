import type { PathClaim } from "../format.ts";
import { claim, parsePlace } from "../place.ts";

/** Where and why a file could not be compiled. */
export interface TransformFailure {
  place: PathClaim;
  message?: string;
}

const ESBUILD = ": ERROR: ";
const ROLLDOWN_CODE = /^\[[A-Z_]+\] (.*)$/s;
const ROLLDOWN_PLACE = "─[ ";
const FILE = "  File: ";

/**
 * Finds the place in the complaint of Vite's compilers; the stack points into the compiler:
 * `/home/shop/cart.test.ts:3:12: ERROR: Unexpected ";"` (esbuild, columns from 0),
 * `   ╭─[ suites/syntax.test.ts:3:13 ]` (rolldown), `  File: /home/shop/cart.test.ts:3:12` (Vite, columns from 0).
 */
export function findTransformFailure(lines: readonly string[]): TransformFailure | undefined {
  let message: string | undefined;
  for (const line of lines) {
    message ??= ROLLDOWN_CODE.exec(line)?.[1]?.trimEnd();
    const failure = parseEsbuild(line) ?? parseFile(line) ?? parseRolldown(line);
    if (failure === undefined) continue;
    return message === undefined ? failure : { message, ...failure };
  }
  return undefined;
}

function parseEsbuild(line: string): TransformFailure | undefined {
  const at = line.indexOf(ESBUILD);
  const place = at === -1 ? undefined : parsePlace(line.slice(0, at));
  if (place === undefined) return undefined;
  return { place: fromZero(place), message: line.slice(at + ESBUILD.length).trimEnd() };
}

function parseFile(line: string): TransformFailure | undefined {
  const place = line.startsWith(FILE) ? parsePlace(line.slice(FILE.length).trim()) : undefined;
  return place === undefined ? undefined : { place: fromZero(place) };
}

function parseRolldown(line: string): TransformFailure | undefined {
  const at = line.indexOf(ROLLDOWN_PLACE);
  const end = at === -1 ? -1 : line.indexOf(" ]", at);
  const place = end === -1 ? undefined : parsePlace(line.slice(at + ROLLDOWN_PLACE.length, end));
  return place === undefined ? undefined : { place };
}

function fromZero(place: PathClaim): PathClaim {
  return claim(place.path, place.line, place.column === undefined ? undefined : place.column + 1);
}
