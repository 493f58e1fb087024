import type { PathClaim } from "./format.ts";
import { claim } from "./place.ts";

const PLACE = /^ {2,6}(\S.{0,400}) (\d{1,9}):(\d{1,9}) {2}/;

/** Reads the line below Sass's excerpt: `  src/css/b.scss 1:13  root stylesheet`. */
export function parseSassPlace(text: string): PathClaim | undefined {
  const [, path, line, column] = PLACE.exec(text) ?? [];
  return path === undefined ? undefined : claim(path, Number(line), Number(column));
}

/**
 * Sass tells a path from the folder that it runs in, which may lie outside of the project: `../../../shop/src/b.scss 4:10`.
 * Then `file`, the one that the bundler names, is meant, where it has the same name.
 */
export function settleSassPlace(place: PathClaim, file: string | undefined): PathClaim {
  const name = place.path.slice(place.path.lastIndexOf("/"));
  const isOutside = place.path.startsWith("../");
  return isOutside && file?.endsWith(name) === true ? { ...place, path: file } : place;
}
