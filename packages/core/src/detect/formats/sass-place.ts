import type { PathClaim } from "./format.ts";
import { claim } from "./place.ts";

const PLACE = /^ {2,6}(\S.{0,400}) (\d{1,9}):(\d{1,9}) {2}/;

/** Reads the line below Sass's excerpt: `  src/css/b.scss 1:13  root stylesheet`. */
export function parseSassPlace(text: string): PathClaim | undefined {
  const [, path, line, column] = PLACE.exec(text) ?? [];
  return path === undefined ? undefined : claim(path, Number(line), Number(column));
}
